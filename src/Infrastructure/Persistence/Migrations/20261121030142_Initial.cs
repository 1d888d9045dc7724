using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrgChart.Infrastructure.Persistence.Migrations
{
    public partial class Initial : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "directory_revision",
                columns: table => new
                {
                    id = table.Column<int>(nullable: false),
                    revision = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_directory_revision", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "id_blocks",
                columns: table => new
                {
                    kind = table.Column<int>(nullable: false),
                    next_id = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_id_blocks", x => x.kind);
                });

            migrationBuilder.CreateTable(
                name: "imports",
                columns: table => new
                {
                    id = table.Column<int>(nullable: false),
                    format = table.Column<string>(maxLength: 20, nullable: false),
                    dry_run = table.Column<bool>(nullable: false),
                    started_by = table.Column<string>(maxLength: 100, nullable: false),
                    started_at = table.Column<DateTime>(nullable: false),
                    finished_at = table.Column<DateTime>(nullable: true),
                    heard_at = table.Column<DateTime>(nullable: false),
                    state = table.Column<string>(maxLength: 20, nullable: false),
                    progress_done = table.Column<long>(nullable: false),
                    progress_total = table.Column<long>(nullable: false),
                    revision = table.Column<long>(nullable: true),
                    error_code = table.Column<string>(maxLength: 100, nullable: true),
                    error_message = table.Column<string>(nullable: true),
                    counts = table.Column<string>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_imports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "org_units",
                columns: table => new
                {
                    id = table.Column<int>(nullable: false),
                    parent_id = table.Column<int>(nullable: true),
                    version = table.Column<long>(nullable: false),
                    acronym_en = table.Column<string>(maxLength: 50, nullable: true),
                    acronym_fr = table.Column<string>(maxLength: 50, nullable: true),
                    hand_edits = table.Column<string>(nullable: true),
                    name_en = table.Column<string>(maxLength: 300, nullable: true),
                    name_fr = table.Column<string>(maxLength: 300, nullable: true),
                    source = table.Column<string>(maxLength: 20, nullable: true),
                    source_key = table.Column<string>(maxLength: 800, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_org_units", x => x.id);
                    table.CheckConstraint("ck_org_units_not_own_parent", "parent_id <> id");
                    table.ForeignKey(
                        name: "FK_org_units_org_units_parent_id",
                        column: x => x.parent_id,
                        principalTable: "org_units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.NoAction);
                });

            migrationBuilder.CreateTable(
                name: "import_findings",
                columns: table => new
                {
                    import_id = table.Column<int>(nullable: false),
                    ordinal = table.Column<int>(nullable: false),
                    line = table.Column<int>(nullable: false),
                    column_name = table.Column<string>(maxLength: 100, nullable: true),
                    code = table.Column<string>(maxLength: 100, nullable: false),
                    message = table.Column<string>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_import_findings", x => new { x.import_id, x.ordinal });
                    table.ForeignKey(
                        name: "FK_import_findings_imports_import_id",
                        column: x => x.import_id,
                        principalTable: "imports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "employees",
                columns: table => new
                {
                    id = table.Column<int>(nullable: false),
                    unit_id = table.Column<int>(nullable: false),
                    manager_id = table.Column<int>(nullable: true),
                    surname = table.Column<string>(maxLength: 100, nullable: false),
                    given_name = table.Column<string>(maxLength: 100, nullable: false),
                    phone = table.Column<string>(maxLength: 60, nullable: true),
                    email = table.Column<string>(maxLength: 254, nullable: true),
                    source = table.Column<string>(maxLength: 20, nullable: true),
                    source_digest = table.Column<long>(nullable: true),
                    version = table.Column<long>(nullable: false),
                    building_en = table.Column<string>(maxLength: 200, nullable: true),
                    building_fr = table.Column<string>(maxLength: 200, nullable: true),
                    city_en = table.Column<string>(maxLength: 100, nullable: true),
                    city_fr = table.Column<string>(maxLength: 100, nullable: true),
                    country_en = table.Column<string>(maxLength: 100, nullable: true),
                    country_fr = table.Column<string>(maxLength: 100, nullable: true),
                    floor = table.Column<string>(maxLength: 50, nullable: true),
                    hand_edits = table.Column<string>(nullable: true),
                    job_title_en = table.Column<string>(maxLength: 300, nullable: true),
                    job_title_fr = table.Column<string>(maxLength: 300, nullable: true),
                    postal_code = table.Column<string>(maxLength: 20, nullable: true),
                    province_en = table.Column<string>(maxLength: 100, nullable: true),
                    province_fr = table.Column<string>(maxLength: 100, nullable: true),
                    room = table.Column<string>(maxLength: 50, nullable: true),
                    street_en = table.Column<string>(maxLength: 300, nullable: true),
                    street_fr = table.Column<string>(maxLength: 300, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_employees", x => x.id);
                    table.CheckConstraint("ck_employees_not_own_manager", "manager_id <> id");
                    table.ForeignKey(
                        name: "FK_employees_employees_manager_id",
                        column: x => x.manager_id,
                        principalTable: "employees",
                        principalColumn: "id",
                        onDelete: ReferentialAction.NoAction);
                    table.ForeignKey(
                        name: "FK_employees_org_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "org_units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.NoAction);
                });

            migrationBuilder.InsertData(
                table: "directory_revision",
                columns: new[] { "id", "revision" },
                values: new object[] { 1, 0L });

            migrationBuilder.InsertData(
                table: "id_blocks",
                columns: new[] { "kind", "next_id" },
                values: new object[] { 1, 1 });

            migrationBuilder.InsertData(
                table: "id_blocks",
                columns: new[] { "kind", "next_id" },
                values: new object[] { 2, 1 });

            migrationBuilder.InsertData(
                table: "id_blocks",
                columns: new[] { "kind", "next_id" },
                values: new object[] { 3, 1 });

            migrationBuilder.CreateIndex(
                name: "ix_employees_manager_id",
                table: "employees",
                column: "manager_id");

            migrationBuilder.CreateIndex(
                name: "ix_employees_unit_id",
                table: "employees",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_imports_state",
                table: "imports",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "ix_org_units_parent_id",
                table: "org_units",
                column: "parent_id");

            // To SQL Server one missing value equals another, so that only one unit could be without a source. The others have had this index without a filter from the start.
            migrationBuilder.CreateIndex(
                name: "ux_org_units_source_key",
                table: "org_units",
                columns: new[] { "source", "source_key" },
                unique: true,
                filter: migrationBuilder.ActiveProvider == "Microsoft.EntityFrameworkCore.SqlServer" ? "source IS NOT NULL AND source_key IS NOT NULL" : null);
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "directory_revision");

            migrationBuilder.DropTable(
                name: "employees");

            migrationBuilder.DropTable(
                name: "id_blocks");

            migrationBuilder.DropTable(
                name: "import_findings");

            migrationBuilder.DropTable(
                name: "org_units");

            migrationBuilder.DropTable(
                name: "imports");
        }
    }
}
