namespace OrgChart.WebApi.Hosting;

/// <summary>The clock, to the microsecond: what PostgreSQL keeps of a moment. So an answer about something new says the same as every later one.</summary>
internal sealed class MicrosecondTime : TimeProvider
{
    public override DateTimeOffset GetUtcNow()
    {
        var now = base.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
