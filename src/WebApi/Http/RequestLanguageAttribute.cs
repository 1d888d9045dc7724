using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Net.Http.Headers;
using OrgChart.Application.Common;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.WebApi.Http;

/// <summary>Binds a <see cref="Translation"/>: the parameter <c>lang</c>, else the header <c>Accept-Language</c>, else English.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class RequestLanguageAttribute : Attribute, IBinderTypeProviderMetadata
{
    /// <summary>The query parameter's name.</summary>
    public const string Parameter = "lang";

    /// <inheritdoc/>
    public Type BinderType => typeof(Binder);

    // Not shown as a parameter of its own; OpenAPI adds lang.
    /// <inheritdoc/>
    public BindingSource BindingSource => BindingSource.Special;

    private static Language? Known(ReadOnlySpan<char> code) =>
        code.Equals("en", StringComparison.OrdinalIgnoreCase) ? Language.English
        : code.Equals("fr", StringComparison.OrdinalIgnoreCase) ? Language.French
        : null;

    private static Language FromHeader(HttpRequest request)
    {
        if (!request.Headers.TryGetValue(HeaderNames.AcceptLanguage, out var header)
            || !StringWithQualityHeaderValue.TryParseList(header, out var wanted)) return Language.English;
        Language best = Language.English;
        double bestQuality = 0;
        foreach (var one in wanted)
        {
            var code = one.Value.AsSpan();
            var dash = code.IndexOf('-');
            var quality = one.Quality ?? 1;
            if (Known(dash < 0 ? code : code[..dash]) is not { } language || quality <= bestQuality) continue;
            (best, bestQuality) = (language, quality);
        }

        return best;
    }

    internal sealed class Binder : IModelBinder
    {
        public Task BindModelAsync(ModelBindingContext bindingContext)
        {
            var request = bindingContext.HttpContext.Request;
            if (!request.Query.TryGetValue(Parameter, out var lang))
                bindingContext.Result = ModelBindingResult.Success(new Translation(FromHeader(request)));
            else if (Known(lang.ToString()) is { } language)
                bindingContext.Result = ModelBindingResult.Success(new Translation(language));
            else
                bindingContext.ModelState.AddModelError(Parameter, "The language is en or fr.");
            return Task.CompletedTask;
        }
    }
}
