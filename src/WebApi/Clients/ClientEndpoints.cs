using OrgChart.Application.Clients;
using OrgChart.Application.Clients.ChangeClient;
using OrgChart.Application.Clients.CreateClient;
using OrgChart.Application.Clients.DeleteClient;
using OrgChart.Application.Clients.GetClient;
using OrgChart.Application.Clients.ListClients;
using OrgChart.Application.Clients.ReplaceClientSecret;
using OrgChart.Application.Common;
using OrgChart.WebApi.Http;
using OrgChart.WebApi.OpenApi;

namespace OrgChart.WebApi.Clients;

/// <summary>Programs that sign in for themselves.</summary>
internal static class ClientEndpoints
{
    private static readonly Feature About = new("Clients", "Programs that sign in for themselves, or that people sign in through.");

    /// <summary>Maps them.</summary>
    public static void MapClients(this IEndpointRouteBuilder routes)
    {
        var clients = routes.MapFeature("clients", About, Permissions.ClientsAdmin).Uncached();
        clients.MapGet("", List);
        clients.MapPost("", Create);
        clients.MapGet("{id:int}", Get);
        clients.MapPatch("{id:int}", Patch);
        clients.MapDelete("{id:int}", Delete);
        clients.MapPost("{id:int}/secret", ReplaceSecret);
    }

    /// <summary>Lists the clients by name.</summary>
    /// <param name="request">Which part of the list.</param>
    [Answers<Page<ClientAnswer>>]
    private static async Task List(ApiRequest<PageParameters> request) => await Answers.Json(request, await request.SendAsync(new ListClientsQuery(request.Parameters.Page)));

    /// <summary>Makes a client. Its secret is shown this once.</summary>
    /// <param name="request">The client.</param>
    [Creates<ClientSecretAnswer>, Takes<ClientDocument>, Fails("access.more_than_own"), Confidential]
    private static async Task Create(BodyRequest<ClientDocument> request)
    {
        var made = await request.SendAsync(new CreateClientCommand(request.Body.ToDetails()));
        await Answers.Created(request, "clients/", new Written(made.Id, made.Version), () => Task.FromResult((made, made.Version)));
    }

    /// <summary>Shows a client.</summary>
    /// <param name="id">The client's number.</param>
    /// <param name="request">The request.</param>
    [Answers<ClientAnswer>, Fails("client.not_found")]
    private static async Task Get(int id, ApiRequest request)
    {
        var client = await request.SendAsync(new GetClientQuery(id));
        await Answers.Resource(request, client, client.Version);
    }

    /// <summary>Changes what a client is called and may do, by JSON Patch or merge patch. With other permissions its access tokens are refused from now on.</summary>
    /// <remarks>Paths: /name, /scopes, /unitId, /firstParty.</remarks>
    /// <param name="id">The client's number.</param>
    /// <param name="request">The patch.</param>
    [Answers<ClientAnswer>, TakesPatchOf<ClientDocument>, Fails("client.not_found", "client.version_stale", "access.more_than_own", "patch.test_failed")]
    private static async Task Patch(int id, PatchRequest<ClientDocument> request)
    {
        var written = await request.SendAsync(new ChangeClientCommand(id, details => request.Apply(ClientDocument.Of(details)).ToDetails(), request.ExpectedVersion));
        await Answers.Changed(request, written, async () =>
        {
            var client = await request.SendAsync(new GetClientQuery(id));
            return (client, client.Version);
        });
    }

    /// <summary>Deletes a client. Its access tokens are refused from now on.</summary>
    /// <param name="id">The client's number.</param>
    /// <param name="request">The version.</param>
    [Empties, Fails("client.not_found", "client.version_stale", "access.more_than_own")]
    private static async Task Delete(int id, ApiRequest request) => await Answers.Gone(request, await request.SendAsync(new DeleteClientCommand(id, request.ExpectedVersion)));

    /// <summary>Gives a client another secret, shown this once. The old one, and access tokens got with it, are refused from now on.</summary>
    /// <param name="id">The client's number.</param>
    /// <param name="request">The request.</param>
    [Answers<ClientSecretAnswer>, Fails("client.not_found", "access.more_than_own"), Confidential]
    private static async Task ReplaceSecret(int id, ApiRequest request) => await Answers.Json(request, await request.SendAsync(new ReplaceClientSecretCommand(id)));
}
