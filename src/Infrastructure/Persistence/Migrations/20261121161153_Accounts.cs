using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrgChart.Infrastructure.Persistence.Migrations
{
    public partial class Accounts : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "access_endings",
                columns: table => new
                {
                    subject = table.Column<string>(maxLength: 20, nullable: false),
                    version = table.Column<int>(nullable: false),
                    at = table.Column<DateTime>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_endings", x => new { x.subject, x.version });
                });

            migrationBuilder.CreateTable(
                name: "access_log",
                columns: table => new
                {
                    id = table.Column<long>(nullable: false),
                    at = table.Column<DateTime>(nullable: false),
                    caller = table.Column<string>(maxLength: 100, nullable: false),
                    address = table.Column<string>(maxLength: 60, nullable: false),
                    method = table.Column<string>(maxLength: 20, nullable: false),
                    route = table.Column<string>(maxLength: 200, nullable: false),
                    status = table.Column<int>(nullable: false),
                    request_count = table.Column<int>(nullable: false),
                    duration_ms = table.Column<long>(nullable: false),
                    longest_ms = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_log", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "clients",
                columns: table => new
                {
                    id = table.Column<int>(nullable: false),
                    name = table.Column<string>(maxLength: 200, nullable: false),
                    secret_hash = table.Column<string>(maxLength: 64, nullable: false),
                    unit_id = table.Column<int>(nullable: true),
                    is_first_party = table.Column<bool>(nullable: false),
                    created_at = table.Column<DateTime>(nullable: false),
                    secret_at = table.Column<DateTime>(nullable: false),
                    access_version = table.Column<int>(nullable: false),
                    version = table.Column<long>(nullable: false),
                    scopes = table.Column<string>(maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_clients", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "scheduled_work",
                columns: table => new
                {
                    name = table.Column<string>(maxLength: 50, nullable: false),
                    next_at = table.Column<DateTime>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_scheduled_work", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "security_events",
                columns: table => new
                {
                    id = table.Column<int>(nullable: false),
                    at = table.Column<DateTime>(nullable: false),
                    kind = table.Column<int>(nullable: false),
                    subject = table.Column<string>(maxLength: 100, nullable: true),
                    actor = table.Column<string>(maxLength: 100, nullable: false),
                    address = table.Column<string>(maxLength: 64, nullable: true),
                    detail = table.Column<string>(maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_security_events", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sign_in_attempts",
                columns: table => new
                {
                    account = table.Column<string>(maxLength: 64, nullable: false),
                    network = table.Column<string>(maxLength: 64, nullable: false),
                    failures = table.Column<int>(nullable: false),
                    locks = table.Column<int>(nullable: false),
                    locked_until = table.Column<DateTime>(nullable: true),
                    last_at = table.Column<DateTime>(nullable: false),
                    last_right_at = table.Column<DateTime>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sign_in_attempts", x => new { x.account, x.network });
                });

            migrationBuilder.CreateTable(
                name: "used_codes",
                columns: table => new
                {
                    user_id = table.Column<int>(nullable: false),
                    code_hash = table.Column<string>(maxLength: 64, nullable: false),
                    at = table.Column<DateTime>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_used_codes", x => new { x.user_id, x.code_hash });
                });

            migrationBuilder.CreateTable(
                name: "users",
                columns: table => new
                {
                    id = table.Column<int>(nullable: false),
                    email = table.Column<string>(maxLength: 254, nullable: false),
                    normalized_email = table.Column<string>(maxLength: 254, nullable: false),
                    display_name = table.Column<string>(maxLength: 200, nullable: false),
                    search_text = table.Column<string>(maxLength: 908, nullable: false),
                    password_hash = table.Column<string>(maxLength: 200, nullable: true),
                    is_disabled = table.Column<bool>(nullable: false),
                    created_at = table.Column<DateTime>(nullable: false),
                    access_version = table.Column<int>(nullable: false),
                    second_factor_key = table.Column<string>(maxLength: 1000, nullable: true),
                    has_second_factor = table.Column<bool>(nullable: false),
                    reset_code_hash = table.Column<string>(maxLength: 64, nullable: true),
                    reset_code_until = table.Column<DateTime>(nullable: true),
                    version = table.Column<long>(nullable: false),
                    is_administrator = table.Column<bool>(nullable: false),
                    recovery_codes = table.Column<string>(maxLength: 1000, nullable: true),
                    roles = table.Column<string>(maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_users", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sessions",
                columns: table => new
                {
                    id = table.Column<int>(nullable: false),
                    user_id = table.Column<int>(nullable: false),
                    client_id = table.Column<int>(nullable: true),
                    scope = table.Column<string>(maxLength: 500, nullable: true),
                    is_strong = table.Column<bool>(nullable: false),
                    created_at = table.Column<DateTime>(nullable: false),
                    last_used_at = table.Column<DateTime>(nullable: false),
                    until = table.Column<DateTime>(nullable: false),
                    address = table.Column<string>(maxLength: 64, nullable: true),
                    user_agent = table.Column<string>(maxLength: 200, nullable: true),
                    ended_at = table.Column<DateTime>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sessions", x => x.id);
                    table.ForeignKey(
                        name: "FK_sessions_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "refresh_tokens",
                columns: table => new
                {
                    hash = table.Column<string>(maxLength: 64, nullable: false),
                    session_id = table.Column<int>(nullable: false),
                    idle_until = table.Column<DateTime>(nullable: false),
                    used_at = table.Column<DateTime>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_refresh_tokens", x => x.hash);
                    table.ForeignKey(
                        name: "FK_refresh_tokens_sessions_session_id",
                        column: x => x.session_id,
                        principalTable: "sessions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "id_blocks",
                columns: new[] { "kind", "next_id" },
                values: new object[] { 6, 1 });

            migrationBuilder.InsertData(
                table: "id_blocks",
                columns: new[] { "kind", "next_id" },
                values: new object[] { 7, 1 });

            migrationBuilder.InsertData(
                table: "id_blocks",
                columns: new[] { "kind", "next_id" },
                values: new object[] { 8, 1 });

            migrationBuilder.InsertData(
                table: "id_blocks",
                columns: new[] { "kind", "next_id" },
                values: new object[] { 9, 1 });

            migrationBuilder.InsertData(
                table: "id_blocks",
                columns: new[] { "kind", "next_id" },
                values: new object[] { 10, 1 });

            migrationBuilder.InsertData(
                table: "scheduled_work",
                columns: new[] { "name", "next_at" },
                values: new object[] { "clean-up", new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc) });

            migrationBuilder.CreateIndex(
                name: "ix_access_endings_at",
                table: "access_endings",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_access_log_at",
                table: "access_log",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_refresh_tokens_session_id",
                table: "refresh_tokens",
                column: "session_id");

            migrationBuilder.CreateIndex(
                name: "ix_security_events_at",
                table: "security_events",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_security_events_subject",
                table: "security_events",
                column: "subject");

            migrationBuilder.CreateIndex(
                name: "ix_sessions_until",
                table: "sessions",
                column: "until");

            migrationBuilder.CreateIndex(
                name: "ix_sessions_user_id",
                table: "sessions",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_sign_in_attempts_last_at",
                table: "sign_in_attempts",
                column: "last_at");

            migrationBuilder.CreateIndex(
                name: "ix_used_codes_at",
                table: "used_codes",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_users_normalized_email",
                table: "users",
                column: "normalized_email",
                unique: true);
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "access_endings");

            migrationBuilder.DropTable(
                name: "access_log");

            migrationBuilder.DropTable(
                name: "clients");

            migrationBuilder.DropTable(
                name: "refresh_tokens");

            migrationBuilder.DropTable(
                name: "scheduled_work");

            migrationBuilder.DropTable(
                name: "security_events");

            migrationBuilder.DropTable(
                name: "sign_in_attempts");

            migrationBuilder.DropTable(
                name: "used_codes");

            migrationBuilder.DropTable(
                name: "sessions");

            migrationBuilder.DropTable(
                name: "users");

            migrationBuilder.DeleteData(
                table: "id_blocks",
                keyColumn: "kind",
                keyValue: 6);

            migrationBuilder.DeleteData(
                table: "id_blocks",
                keyColumn: "kind",
                keyValue: 7);

            migrationBuilder.DeleteData(
                table: "id_blocks",
                keyColumn: "kind",
                keyValue: 8);

            migrationBuilder.DeleteData(
                table: "id_blocks",
                keyColumn: "kind",
                keyValue: 9);

            migrationBuilder.DeleteData(
                table: "id_blocks",
                keyColumn: "kind",
                keyValue: 10);
        }
    }
}
