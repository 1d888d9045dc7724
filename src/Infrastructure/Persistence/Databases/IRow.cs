namespace OrgChart.Infrastructure.Persistence.Databases;

/// <summary>A row of a result that is read once, without making a string of every text.</summary>
internal interface IRow
{
    /// <summary>Whether a column is null.</summary>
    bool IsNull(int column);

    /// <summary>A column that is a number.</summary>
    long Number(int column);

    /// <summary>A column that is a text, in UTF-8; empty when it is null. Valid until the next row.</summary>
    ReadOnlySpan<byte> Text(int column);
}
