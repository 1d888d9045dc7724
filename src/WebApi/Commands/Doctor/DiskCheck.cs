using OrgChart.WebApi.Hosting;

namespace OrgChart.WebApi.Commands.Doctor;

/// <summary>Whether there is room where the server writes.</summary>
internal sealed class DiskCheck : ICheck
{
    public string Name => "disk";

    public Task<Finding> RunAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var (room, found) = services.GetRequiredService<DiskRoom>().Look();
        return Task.FromResult(room switch
        {
            RoomLeft.None => Finding.Failure(found, "Put the setting right that names it, or bring the drive back."),
            RoomLeft.TooLittle => Finding.Failure(found, "Make room: a load needs about 300 MiB for 200,000 people, and a database without room refuses to write."),
            RoomLeft.Little => Finding.Warning(found, "Make room soon: a load needs about 300 MiB for 200,000 people."),
            _ => Finding.Ok(found),
        });
    }
}
