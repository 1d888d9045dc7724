using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Options;
using OrgChart.Application.Imports;
using OrgChart.Domain.Imports;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.Infrastructure.Imports.Schedule;

/// <summary>Fetches the file over HTTP. Every address is looked at before it is asked, also those that the source leads on to; credentials go nowhere but to the source itself.</summary>
/// <param name="options">Where from, and how much.</param>
/// <param name="connect">Makes what sends the requests; it must not follow redirects by itself.</param>
/// <param name="time">The clock.</param>
internal sealed class SourceDownload(IOptions<ScheduleOptions> options, Func<HttpMessageHandler> connect, TimeProvider time) : ISourceDownload
{
    private const int MaxRedirects = 5;
    private const int BufferBytes = 128 * 1024;
    private const int MaxNameLength = 200;

    // What does not end like a file may be a key to it.
    private static readonly string[] Endings = [".csv", ".txt", ".zip", ".xlsx"];

    private readonly SourcePolicy policy = new(options.Value);

    private ScheduleOptions Settings => options.Value;

    public async Task<DownloadedFile?> FetchAsync(string? knownTag, Stream target, CancellationToken cancellationToken)
    {
        using var clock = new CancellationTokenSource(TimeSpan.FromSeconds(Settings.TimeoutSeconds), time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, cancellationToken);
        try
        {
            return await FollowAsync(knownTag, target, stop.Token);
        }
        catch (HttpRequestException exception)
        {
            throw exception.InnerException as CodedException ?? DownloadRules.Broken(exception.HttpRequestError.ToString());
        }
        catch (OperationCanceledException) when (clock.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw DownloadRules.TooSlow(Settings.TimeoutSeconds);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw DownloadRules.Broken(nameof(SocketsHttpHandler.ConnectTimeout));
        }
    }

    private async Task<DownloadedFile?> FollowAsync(string? knownTag, Stream target, CancellationToken cancellationToken)
    {
        using var client = new HttpClient(connect()) { Timeout = Timeout.InfiniteTimeSpan };
        var address = Settings.Address();
        for (var redirects = 0; redirects <= MaxRedirects; redirects++)
        {
            if (policy.Refuse(address) is { } refusal) throw refusal;
            using var request = RequestFor(address, knownTag);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (LeadsTo(response) is { } next)
            {
                if (!Uri.TryCreate(address, next, out var further)) throw DownloadRules.Refused((int)response.StatusCode);
                address = further;
                continue;
            }

            if (response.StatusCode == HttpStatusCode.NotModified && knownTag is not null) return null;
            await TakeAsync(response, target, cancellationToken);
            return new DownloadedFile(FileName(), response.Headers.ETag?.ToString());
        }

        throw DownloadRules.TooManyRedirects(MaxRedirects);
    }

    private static Uri? LeadsTo(HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect
            ? response.Headers.Location
            : null;

    private HttpRequestMessage RequestFor(Uri address, string? knownTag)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("OrgChart", null));
        // The bytes as they are: what is counted is what comes.
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
        if (knownTag is not null && EntityTagHeaderValue.TryParse(knownTag, out var tag)) request.Headers.IfNoneMatch.Add(tag);
        if (Uri.Compare(address, Settings.Address(), UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0)
            request.Headers.Authorization = Credentials();
        return request;
    }

    private AuthenticationHeaderValue? Credentials() => Settings switch
    {
        { BearerToken.Length: > 0 } => new AuthenticationHeaderValue("Bearer", Settings.BearerToken),
        { User.Length: > 0 } => new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Settings.User}:{Settings.Password}"))),
        _ => null,
    };

    private async Task TakeAsync(HttpResponseMessage response, Stream target, CancellationToken cancellationToken)
    {
        if (response.StatusCode != HttpStatusCode.OK) throw DownloadRules.Refused((int)response.StatusCode);
        var headers = response.Content.Headers;
        if (headers.ContentEncoding.FirstOrDefault(encoding => encoding != "identity") is { } encoding) throw DownloadRules.Encoded(new string([.. encoding.Take(20)]));
        // From HTTP/2 on the end is said by itself.
        if (headers.ContentLength is null && response.Headers.TransferEncodingChunked != true && response.Version.Major < 2) throw DownloadRules.LengthUnknown();
        if (headers.ContentLength > Settings.MaxDownloadBytes) throw DownloadRules.TooLarge(Settings.MaxDownloadBytes);

        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[BufferBytes];
        long taken = 0;
        while (await ReadAsync(body, buffer, cancellationToken) is var read and > 0)
        {
            if ((taken += read) > Settings.MaxDownloadBytes) throw DownloadRules.TooLarge(Settings.MaxDownloadBytes);
            await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        // A handler is free not to look.
        if (headers.ContentLength is { } said && said != taken) throw DownloadRules.Broken(nameof(HttpRequestError.ResponseEnded));
    }

    /// <summary>What goes wrong while reading is the source's fault; while writing it is our disk's.</summary>
    private static async Task<int> ReadAsync(Stream body, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await body.ReadAsync(buffer, cancellationToken);
        }
        catch (IOException exception)
        {
            throw DownloadRules.Broken((exception is HttpIOException http ? http.HttpRequestError : HttpRequestError.Unknown).ToString());
        }
    }

    /// <summary>The last part of the address, for messages: it never names a file here.</summary>
    private string FileName()
    {
        var name = Path.GetFileName(Uri.UnescapeDataString(Settings.Address().AbsolutePath));
        return Endings.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase) ? string.Concat(name.EnumerateRunes().Where(letter => !Rune.IsControl(letter)).Take(MaxNameLength)) : "directory";
    }
}
