using System.Reflection;
using System.Runtime.CompilerServices;
using MediatR;
using Microsoft.Extensions.Logging;
using OrgChart.Application;
using OrgChart.Application.Common;
using OrgChart.Application.Users;

namespace OrgChart.UnitTests.Architecture;

/// <summary>The one shape that every use case has.</summary>
[TestFixture]
public sealed class UseCaseTests
{
    private const int MaxCollaborators = 4;

    // Whoever sends these has no account yet, or shows who he is in the request itself. Each was thought about; a new one is to be, too.
    private static readonly string[] OpenToAll =
    [
        "AskForPasswordResetCommand", "CreateFirstAdministratorCommand", "RedeemPasswordResetCommand", "RefreshSessionCommand", "RegisterUserCommand", "RevokeTokenCommand", "SignInCommand",
    ];

    private static readonly Assembly Application = typeof(ApplicationServices).Assembly;

    private static IEnumerable<TestCaseData> UseCases() =>
        from feature in SourceTree.Folder("src/Application").EnumerateDirectories()
        where feature.Name is not ("bin" or "obj")
        from useCase in feature.EnumerateDirectories()
        orderby feature.Name, useCase.Name
        select new TestCaseData(feature.Name, useCase.Name);

    private static IEnumerable<TestCaseData> Requests() =>
        Application.GetTypes().Where(type => IsA(type, typeof(IRequest<>))).Select(type => new TestCaseData(type).SetArgDisplayNames(type.Name));

    private static IEnumerable<TestCaseData> Handlers() =>
        Application.GetTypes().Where(type => type.IsClass && IsA(type, typeof(IRequestHandler<,>))).Select(type => new TestCaseData(type).SetArgDisplayNames(type.Name));

    [TestCaseSource(nameof(UseCases))]
    public void A_use_case_is_a_folder_with_a_file_a_request_and_a_handler_of_its_name(string feature, string useCase)
    {
        var file = SourceTree.Folder($"src/Application/{feature}/{useCase}").EnumerateFiles($"{useCase}.cs").SingleOrDefault();
        Assert.That(file, Is.Not.Null, "the file");

        var space = $"OrgChart.Application.{feature}.{useCase}.{useCase}";
        var requests = new[] { Application.GetType(space + "Query"), Application.GetType(space + "Command") }.OfType<Type>().ToList();
        Assert.That(requests, Has.Count.EqualTo(1), "one query or command");
        Assert.That(requests[0] is { IsPublic: true, IsSealed: true } && IsRecord(requests[0]), Is.True, "a public sealed record");
        Assert.That(IsA(requests[0], typeof(IRequest<>)), Is.True, "a request");

        var handler = Application.GetType(space + "Handler");
        Assert.That(handler is { IsNotPublic: true, IsSealed: true }, Is.True, "an internal sealed handler");
        Assert.That(handler!.GetInterfaces().Where(contract => contract.IsGenericType).Select(contract => contract.GetGenericArguments()[0]), Is.EqualTo(requests), "of this very request");
        Assert.That(SourceTree.Read(file!), Does.Contain($"class {useCase}Handler").And.Contain($"record {requests[0].Name}"), "both in that file");
    }

    [Test]
    public void There_are_use_cases() => Assert.That(UseCases().Count(), Is.GreaterThan(10));

    [TestCaseSource(nameof(Requests))]
    public void A_request_stands_in_a_folder_of_its_own(Type request)
    {
        var useCase = request.Namespace!.Split('.')[^1];

        Assert.That(request.Name, Is.EqualTo(useCase + "Query").Or.EqualTo(useCase + "Command"));
        Assert.That(SourceTree.Folder(Path.Combine("src", request.Namespace["OrgChart.".Length..].Replace('.', '/'))).Exists, Is.True);
    }

    [TestCaseSource(nameof(Handlers))]
    public void A_handler_has_few_collaborators_and_does_not_log(Type handler)
    {
        var collaborators = handler.GetConstructors().Single().GetParameters();

        Assert.That(collaborators, Has.Length.LessThanOrEqualTo(MaxCollaborators));
        Assert.That(collaborators.Where(parameter => typeof(ILogger).IsAssignableFrom(parameter.ParameterType) || parameter.ParameterType == typeof(ILoggerFactory)), Is.Empty);
    }

    [TestCaseSource(nameof(Requests))]
    public void A_command_names_a_permission_that_there_is_unless_it_is_listed_as_open_to_all(Type request)
    {
        var (needs, isOpen) = (typeof(INeedPermission).IsAssignableFrom(request), typeof(IOpenToAll).IsAssignableFrom(request));
        if (request.Name.EndsWith("Command", StringComparison.Ordinal)) Assert.That(needs, Is.EqualTo(!OpenToAll.Contains(request.Name)), "a permission");
        Assert.That(isOpen, Is.EqualTo(OpenToAll.Contains(request.Name)), "open to all");
        if (needs) Assert.That(Permissions.All.Append(Permissions.Account), Does.Contain(PermissionOf(request)));
    }

    [TestCaseSource(nameof(Requests))]
    public void What_only_takes_an_account_of_ones_own_is_done_to_ones_own_account(Type request)
    {
        if (!typeof(INeedPermission).IsAssignableFrom(request) || PermissionOf(request) != Permissions.Account) return;
        var handler = Application.GetTypes().Single(type => type.GetInterfaces().Any(contract =>
            contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IRequestHandler<,>) && contract.GetGenericArguments()[0] == request));

        Assert.That(handler.GetConstructors().Single().GetParameters().Select(parameter => parameter.ParameterType), Has.Member(typeof(OwnAccount)));
    }

    [Test]
    public void Every_request_has_one_handler()
    {
        var handled = Application.GetTypes().SelectMany(type => type.GetInterfaces())
            .Where(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IRequestHandler<,>)).Select(contract => contract.GetGenericArguments()[0]);

        Assert.That(handled, Is.EquivalentTo(Application.GetTypes().Where(type => IsA(type, typeof(IRequest<>)))));
    }

    private static bool IsA(Type type, Type generic) => type.GetInterfaces().Any(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == generic);

    private static string PermissionOf(Type request) => ((INeedPermission)RuntimeHelpers.GetUninitializedObject(request)).Permission;

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;
}
