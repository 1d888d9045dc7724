using System.Net;
using System.Net.Mail;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrgChart.Application.Auth;

namespace OrgChart.Infrastructure.Accounts;

/// <summary>
/// Sends mail by SMTP, or drops it into a folder, in the background: nobody waits for a mail server, and nobody learns from the wait whether there was anything to send.
/// <see cref="SmtpClient"/> is not Microsoft's first choice any more; the one that is (MailKit) is not to be had here, and for plain text over STARTTLS it does.
/// </summary>
internal sealed class Mailer(IOptions<MailOptions> options, ILogger<Mailer> log) : BackgroundService, IMailer
{
    private const int MaxWaiting = 1_000;
    private const int Attempts = 3;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly Channel<Application.Auth.MailMessage> waiting = Channel.CreateBounded<Application.Auth.MailMessage>(MaxWaiting);

    /// <summary>How many mails wait.</summary>
    public int Waiting => waiting.Reader.Count;

    public bool IsConfigured => options.Value.Host.Length + options.Value.Folder.Length > 0;

    public Task SendAsync(Application.Auth.MailMessage message, CancellationToken cancellationToken)
    {
        // Whoever sends has a transaction open, for which all other writers would wait with him.
        if (!waiting.Writer.TryWrite(message)) log.LogWarning("A mail was not sent: {Waiting} are waiting already.", MaxWaiting);
        return Task.CompletedTask;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var message in waiting.Reader.ReadAllAsync(stoppingToken)) await TryAsync(message, stoppingToken);
    }

    private async Task TryAsync(Application.Auth.MailMessage message, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            try
            {
                await SendNowAsync(message, cancellationToken);
                return;
            }
            catch (Exception exception) when (exception is SmtpException or IOException or UnauthorizedAccessException or FormatException)
            {
                // Neither address nor content: a mail server's refusal may quote them.
                log.LogWarning("A mail could not be sent ({Kind}), attempt {Attempt} of {Attempts}.", exception.GetType().Name, attempt, Attempts);
                if (attempt < Attempts) await Task.Delay(Pause, cancellationToken);
            }
        }
    }

    private async Task SendNowAsync(Application.Auth.MailMessage message, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        using var mail = new System.Net.Mail.MailMessage(settings.From, message.To, message.Subject, message.Text);
        using var client = new SmtpClient(settings.Host.Length > 0 ? settings.Host : "localhost", settings.Port);
        if (settings.Folder.Length > 0)
        {
            System.IO.Directory.CreateDirectory(settings.Folder);
            (client.DeliveryMethod, client.PickupDirectoryLocation) = (SmtpDeliveryMethod.SpecifiedPickupDirectory, Path.GetFullPath(settings.Folder));
            // Files cannot be encrypted in transit.
            client.EnableSsl = false;
        }
        else
        {
            client.EnableSsl = settings.Tls;
            if (settings.User.Length > 0) client.Credentials = new NetworkCredential(settings.User, settings.Password);
        }

        await client.SendMailAsync(mail, cancellationToken);
    }
}
