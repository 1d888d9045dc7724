using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrgChart.Infrastructure.Persistence.Migrations
{
    public partial class Editing : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "child_order",
                table: "org_units",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "dotted_manager_ids",
                table: "employees",
                maxLength: 220,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "audit_entries",
                columns: table => new
                {
                    id = table.Column<int>(nullable: false),
                    at = table.Column<DateTime>(nullable: false),
                    actor = table.Column<string>(maxLength: 100, nullable: false),
                    action = table.Column<string>(maxLength: 100, nullable: false),
                    revision = table.Column<long>(nullable: false),
                    request_id = table.Column<string>(maxLength: 100, nullable: true),
                    import_id = table.Column<int>(nullable: true),
                    undoes = table.Column<int>(nullable: true),
                    undone_by = table.Column<int>(nullable: true),
                    is_complete = table.Column<bool>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_entries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "idempotency_keys",
                columns: table => new
                {
                    principal = table.Column<string>(maxLength: 100, nullable: false),
                    idempotency_key = table.Column<string>(maxLength: 200, nullable: false),
                    fingerprint = table.Column<string>(maxLength: 64, nullable: false),
                    result = table.Column<string>(nullable: false),
                    at = table.Column<DateTime>(nullable: false),
                    status = table.Column<int>(nullable: true),
                    location = table.Column<string>(maxLength: 500, nullable: true),
                    entity_tag = table.Column<string>(maxLength: 200, nullable: true),
                    content_language = table.Column<string>(maxLength: 20, nullable: true),
                    body = table.Column<string>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_idempotency_keys", x => new { x.principal, x.idempotency_key });
                });

            migrationBuilder.CreateTable(
                name: "teams",
                columns: table => new
                {
                    id = table.Column<int>(nullable: false),
                    version = table.Column<long>(nullable: false),
                    description_en = table.Column<string>(maxLength: 1000, nullable: true),
                    description_fr = table.Column<string>(maxLength: 1000, nullable: true),
                    name_en = table.Column<string>(maxLength: 200, nullable: true),
                    name_fr = table.Column<string>(maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_teams", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "audit_changes",
                columns: table => new
                {
                    entry_id = table.Column<int>(nullable: false),
                    ordinal = table.Column<int>(nullable: false),
                    revision = table.Column<long>(nullable: false),
                    resource = table.Column<int>(nullable: false),
                    resource_id = table.Column<int>(nullable: false),
                    member_id = table.Column<int>(nullable: false),
                    kind = table.Column<int>(nullable: false),
                    before_fields = table.Column<string>(nullable: true),
                    after_fields = table.Column<string>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_changes", x => new { x.entry_id, x.ordinal });
                    table.ForeignKey(
                        name: "FK_audit_changes_audit_entries_entry_id",
                        column: x => x.entry_id,
                        principalTable: "audit_entries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "team_members",
                columns: table => new
                {
                    team_id = table.Column<int>(nullable: false),
                    employee_id = table.Column<int>(nullable: false),
                    role = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_team_members", x => new { x.team_id, x.employee_id });
                    table.ForeignKey(
                        name: "FK_team_members_employees_employee_id",
                        column: x => x.employee_id,
                        principalTable: "employees",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_team_members_teams_team_id",
                        column: x => x.team_id,
                        principalTable: "teams",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "id_blocks",
                columns: new[] { "kind", "next_id" },
                values: new object[] { 4, 1 });

            migrationBuilder.InsertData(
                table: "id_blocks",
                columns: new[] { "kind", "next_id" },
                values: new object[] { 5, 1 });

            migrationBuilder.CreateIndex(
                name: "ix_employees_dotted_manager_ids",
                table: "employees",
                column: "dotted_manager_ids",
                filter: "dotted_manager_ids IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_audit_changes_resource",
                table: "audit_changes",
                columns: new[] { "resource", "resource_id" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_changes_revision",
                table: "audit_changes",
                column: "revision");

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_at",
                table: "audit_entries",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_idempotency_keys_at",
                table: "idempotency_keys",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_team_members_employee_id",
                table: "team_members",
                column: "employee_id");
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit_changes");

            migrationBuilder.DropTable(
                name: "idempotency_keys");

            migrationBuilder.DropTable(
                name: "team_members");

            migrationBuilder.DropTable(
                name: "audit_entries");

            migrationBuilder.DropTable(
                name: "teams");

            migrationBuilder.DropIndex(
                name: "ix_employees_dotted_manager_ids",
                table: "employees");

            migrationBuilder.DeleteData(
                table: "id_blocks",
                keyColumn: "kind",
                keyValue: 4);

            migrationBuilder.DeleteData(
                table: "id_blocks",
                keyColumn: "kind",
                keyValue: 5);

            migrationBuilder.DropColumn(
                name: "child_order",
                table: "org_units");

            migrationBuilder.DropColumn(
                name: "dotted_manager_ids",
                table: "employees");
        }
    }
}
