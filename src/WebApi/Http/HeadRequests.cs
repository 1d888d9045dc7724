namespace OrgChart.WebApi.Http;

/// <summary>Answers HEAD wherever there is a GET (RFC 9110, 9.1 and 9.3.2): with the same headers, while Kestrel, which knows how the request began, sends no body.</summary>
internal sealed class HeadRequests(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context) => HttpMethods.IsHead(context.Request.Method) ? AnswerAsync(context) : next(context);

    /// <summary>Methods for the header Allow, with HEAD where GET is.</summary>
    public static string Allow(IEnumerable<string> methods)
    {
        var all = methods.ToHashSet(StringComparer.Ordinal);
        if (all.Contains(HttpMethods.Get)) all.Add(HttpMethods.Head);
        return string.Join(", ", all.Order(StringComparer.Ordinal));
    }

    private async Task AnswerAsync(HttpContext context)
    {
        context.Request.Method = HttpMethods.Get;
        try
        {
            await next(context);
        }
        finally
        {
            // What is written down of the request afterwards is what was asked.
            context.Request.Method = HttpMethods.Head;
        }
    }
}
