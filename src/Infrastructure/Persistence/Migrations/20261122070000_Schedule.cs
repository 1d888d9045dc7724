using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrgChart.Infrastructure.Persistence.Migrations
{
    public partial class Schedule : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "absences",
                columns: table => new
                {
                    kind = table.Column<int>(nullable: false),
                    record_id = table.Column<int>(nullable: false),
                    loads = table.Column<int>(nullable: false),
                    digest = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_absences", x => new { x.kind, x.record_id });
                });

            migrationBuilder.CreateTable(
                name: "load_schedule",
                columns: table => new
                {
                    id = table.Column<int>(nullable: false),
                    source = table.Column<string>(maxLength: 64, nullable: false),
                    due_at = table.Column<DateTime>(nullable: false),
                    next_at = table.Column<DateTime>(nullable: false),
                    is_running = table.Column<bool>(nullable: false),
                    failures = table.Column<int>(nullable: false),
                    tag = table.Column<string>(maxLength: 500, nullable: true),
                    import_id = table.Column<int>(nullable: true),
                    ended_at = table.Column<DateTime>(nullable: true),
                    outcome = table.Column<string>(maxLength: 100, nullable: true),
                    message = table.Column<string>(nullable: true),
                    version = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_load_schedule", x => x.id);
                });
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "absences");

            migrationBuilder.DropTable(
                name: "load_schedule");
        }
    }
}
