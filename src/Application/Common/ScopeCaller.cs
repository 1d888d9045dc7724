namespace OrgChart.Application.Common;

/// <summary>Who acts in a scope where no request says it: the server itself, when it works of its own accord.</summary>
public sealed class ScopeCaller
{
    /// <summary>Who acts; null where a request or the command line says it.</summary>
    public ICaller? Instead { get; set; }
}

/// <summary>The server itself.</summary>
/// <param name="id">What it is called in the history, e.g. <c>schedule</c>.</param>
/// <param name="allowed">The one permission that it has.</param>
public sealed class ServerCaller(string id, string allowed) : ICaller
{
    /// <inheritdoc/>
    public string Id => id;

    /// <inheritdoc/>
    public string? RequestId => null;

    /// <inheritdoc/>
    public bool MaySeeContactData => false;

    /// <inheritdoc/>
    public bool May(string permission) => permission == allowed;
}
