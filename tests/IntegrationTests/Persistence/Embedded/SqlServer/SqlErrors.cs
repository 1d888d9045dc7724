using System.Reflection;
using Microsoft.Data.SqlClient;

namespace OrgChart.IntegrationTests.Persistence.Embedded.SqlServer;

/// <summary>Makes exceptions as SQL Server's client throws them. It has no public way to do so.</summary>
internal static class SqlErrors
{
    private const BindingFlags Hidden = BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;

    /// <summary>An exception with the errors of these numbers.</summary>
    public static SqlException Make(string message, params int[] numbers) => Make(message, 14, numbers);

    /// <summary>An exception with the errors of these numbers and of one severity.</summary>
    public static SqlException Make(string message, byte severity, params int[] numbers)
    {
        var errors = (SqlErrorCollection)Activator.CreateInstance(typeof(SqlErrorCollection), nonPublic: true)!;
        var add = typeof(SqlErrorCollection).GetMethod("Add", Hidden)!;
        var error = typeof(SqlError).GetConstructors(Hidden).Single(one => one.GetParameters() is { Length: 8 } all && all[7].ParameterType == typeof(Exception));
        foreach (var number in numbers) add.Invoke(errors, [error.Invoke([number, (byte)1, severity, "server", message, "", 1, null])]);
        return (SqlException)typeof(SqlException).GetMethod("CreateException", Hidden, [typeof(SqlErrorCollection), typeof(string)])!.Invoke(null, [errors, "15.00"])!;
    }
}
