using Microsoft.EntityFrameworkCore;
using OrgChart.Baseline;

// What OrgChart is measured against: bare Kestrel, and the straightforward way over EF Core.
// Settings: --urls ADDRESS --Bodies FOLDER --Database FILE
var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
builder.Services.AddDbContextPool<SqlContext>(options => options.UseSqlite($"Data Source={builder.Configuration["Database"]};Mode=ReadOnly"));
var app = builder.Build();

var bodies = Body.ReadAll(builder.Configuration["Bodies"]!);
var hello = new Body("hello"u8.ToArray(), new Dictionary<string, string> { ["Content-Type"] = "text/plain" });
app.MapGet("/hello", hello.SendAsync);
app.MapGet("/bytes/{name}", http => bodies[(string)http.Request.RouteValues["name"]!].SendAsync(http));

app.MapGet("/sql/chart/{id:int}", SqlAnswers.ChartAsync);
app.MapGet("/sql/employee/{id:int}", SqlAnswers.EmployeeAsync);
app.MapGet("/sql/team/{id:int}", SqlAnswers.TeamAsync);

await app.RunAsync();
