using FluentValidation;
using MediatR;
using Moq;
using OrgChart.Application.Common;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.UnitTests.Common;

[TestFixture]
public sealed class BehaviourTests
{
    private bool handled;

    [SetUp]
    public void Reset() => handled = false;

    [Test]
    public async Task A_request_without_validators_is_handled() =>
        Assert.That(await Validate(new Plain(0)), Is.EqualTo("handled"));

    [Test]
    public async Task A_request_of_the_right_shape_is_handled() =>
        Assert.That(await Validate(new Plain(5), new AtLeast(1), new AtMost(9)), Is.EqualTo("handled"));

    [Test]
    public async Task A_request_of_the_wrong_shape_never_reaches_its_handler_and_hears_of_every_error()
    {
        var invalid = await RuleAssert.ThrowsAsync<ValidationException>(() => Validate(new Plain(5), new AtLeast(6), new AtMost(4)));

        Assert.That(invalid.Errors.Select(error => error.ErrorMessage), Is.EqualTo(new[] { "too small", "too big" }));
        Assert.That(handled, Is.False);
    }

    [Test]
    public async Task A_request_whose_sender_has_the_permission_is_handled() =>
        Assert.That(await Permit(new Guarded(), mayAnything: true), Is.EqualTo("handled"));

    [Test]
    public async Task A_request_whose_sender_lacks_the_permission_never_reaches_its_handler()
    {
        var forbidden = await RuleAssert.ThrowsAsync<ForbiddenException>(() => Permit(new Guarded(), mayAnything: false));

        Assert.That(forbidden.Message, Does.Contain("imports:run"));
        Assert.That(handled, Is.False);
    }

    [Test]
    public async Task The_permission_asked_for_is_the_one_that_the_request_names()
    {
        var caller = new Mock<ICaller>();
        caller.Setup(c => c.May("imports:run")).Returns(true);

        Assert.That(await new PermissionBehaviour<Guarded, string>(caller.Object).Handle(new Guarded(), default, Next), Is.EqualTo("handled"));
        caller.Verify(c => c.May(It.IsAny<string>()), Times.Once);
    }

    private Task<string> Validate(Plain request, params IValidator<Plain>[] validators) =>
        new ValidationBehaviour<Plain, string>(validators).Handle(request, default, Next);

    private Task<string> Permit<T>(T request, bool mayAnything)
        where T : INeedPermission =>
        new PermissionBehaviour<T, string>(Mock.Of<ICaller>(c => c.May(It.IsAny<string>()) == mayAnything)).Handle(request, default, Next);

    private Task<string> Next()
    {
        handled = true;
        return Task.FromResult("handled");
    }

    public sealed record Plain(int Number) : IRequest<string>;

    public sealed record Guarded : IRequest<string>, INeedPermission
    {
        public string Permission => Permissions.ImportsRun;
    }

    private sealed class AtLeast : AbstractValidator<Plain>
    {
        public AtLeast(int limit) => RuleFor(request => request.Number).GreaterThanOrEqualTo(limit).WithMessage("too small");
    }

    private sealed class AtMost : AbstractValidator<Plain>
    {
        public AtMost(int limit) => RuleFor(request => request.Number).LessThanOrEqualTo(limit).WithMessage("too big");
    }
}
