using System.Runtime.CompilerServices;
using OrgChart.Client.Models;

namespace OrgChart.Client;

/// <summary>
/// A client of an OrgChart server: one property per topic, e.g. <c>client.Units.GetAsync(12)</c>. It signs in when it must and renews its token. What is busy (429), away (503)
/// or lost on the way is asked again where nothing can be done twice: reading, and POSTs with an idempotency key, which it makes itself.
/// Refusals are <see cref="ProblemException"/>. Threads may share it.
/// </summary>
public sealed partial class OrgChartClient : IDisposable
{
    private readonly Transport transport;

    /// <summary>Makes a client; nothing is sent yet.</summary>
    public OrgChartClient(OrgChartClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        transport = new Transport(options);
        Make(transport);
    }

    /// <summary>Ends the session at the server. Whoever goes on using the client signs in anew.</summary>
    public Task SignOutAsync(CancellationToken cancellationToken = default) => transport.Tokens?.SignOutAsync(cancellationToken) ?? Task.CompletedTask;

    /// <summary>What has changed since a token, page after page; the last page's <see cref="ChangePage.DeltaLink"/> leads to the next token (<see cref="SinceOf"/>).</summary>
    /// <param name="since">The token; left out for all there is, <c>latest</c> for a token of now.</param>
    /// <param name="lang">The language of names and titles.</param>
    public async IAsyncEnumerable<ChangePage> ChangesSinceAsync(string? since = null, string? lang = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var page = await Changes.ListAsync(since: since, lang: lang, cancellationToken: cancellationToken).ConfigureAwait(false);
            yield return page;
            if (page.NextLink is null) yield break;
            since = SinceOf(page.NextLink);
        }
    }

    /// <summary>The token in a <c>nextLink</c> or <c>deltaLink</c>.</summary>
    public static string SinceOf(string link)
    {
        ArgumentNullException.ThrowIfNull(link);
        const string Name = "since=";
        var parameter = link[(link.IndexOf('?', StringComparison.Ordinal) + 1)..].Split('&').FirstOrDefault(part => part.StartsWith(Name, StringComparison.Ordinal));
        return Uri.UnescapeDataString((parameter ?? throw new FormatException($"No token in {link}."))[Name.Length..]);
    }

    /// <summary>Closes its connections.</summary>
    public void Dispose() => transport.Dispose();
}
