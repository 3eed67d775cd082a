using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ImagePortal.Core.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Rooms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "ImportsClosed",
                table: "regions",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Prices",
                table: "regions",
                type: "TEXT",
                maxLength: 2000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "DisabledAt",
                table: "members",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SubAccount",
                table: "members",
                type: "TEXT",
                maxLength: 12,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Advice",
                table: "images",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Assurance",
                table: "images",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BasedOn",
                table: "images",
                type: "TEXT",
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BasedOnName",
                table: "images",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Currency",
                table: "images",
                type: "TEXT",
                maxLength: 3,
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "PricePerHour",
                table: "images",
                type: "TEXT",
                precision: 12,
                scale: 4,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SecurityOption",
                table: "images",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ImagesPerRegion",
                table: "accounts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ImportChangedAt",
                table: "accounts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ImportChangedBy",
                table: "accounts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ImportReason",
                table: "accounts",
                type: "TEXT",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ImportRegions",
                table: "accounts",
                type: "TEXT",
                maxLength: 1000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "ImportTicket",
                table: "accounts",
                type: "TEXT",
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ImportUntil",
                table: "accounts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ImportWarnedAt",
                table: "accounts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "OperationsPerDay",
                table: "accounts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "SharesPerImage",
                table: "accounts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "list_settings",
                columns: table => new
                {
                    Member = table.Column<Guid>(type: "TEXT", nullable: false),
                    Account = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    Hidden = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    IsDense = table.Column<bool>(type: "INTEGER", nullable: false),
                    PageSize = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_list_settings", x => x.Member);
                });

            migrationBuilder.CreateTable(
                name: "saved_views",
                columns: table => new
                {
                    Member = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Account = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    Query = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_saved_views", x => new { x.Member, x.Name });
                });

            migrationBuilder.CreateTable(
                name: "tickets",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Account = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    Member = table.Column<Guid>(type: "TEXT", nullable: false),
                    Purpose = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Volume = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Regions = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    OpenedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DecidedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    OpenOf = table.Column<string>(type: "TEXT", maxLength: 12, nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tickets", x => x.Id);
                    table.ForeignKey(
                        name: "FK_tickets_accounts_Account",
                        column: x => x.Account,
                        principalTable: "accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ticket_events",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Ticket = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Account = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Member = table.Column<Guid>(type: "TEXT", nullable: false),
                    ByOperator = table.Column<bool>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Regions = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Until = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ticket_events", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ticket_events_tickets_Ticket",
                        column: x => x.Ticket,
                        principalTable: "tickets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_members_SubAccount",
                table: "members",
                column: "SubAccount");

            migrationBuilder.CreateIndex(
                name: "IX_ticket_events_Member_At",
                table: "ticket_events",
                columns: new[] { "Member", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_ticket_events_Ticket_Id",
                table: "ticket_events",
                columns: new[] { "Ticket", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_tickets_Account_OpenedAt",
                table: "tickets",
                columns: new[] { "Account", "OpenedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_tickets_OpenOf",
                table: "tickets",
                column: "OpenOf",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_tickets_State_OpenedAt",
                table: "tickets",
                columns: new[] { "State", "OpenedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "list_settings");

            migrationBuilder.DropTable(
                name: "saved_views");

            migrationBuilder.DropTable(
                name: "ticket_events");

            migrationBuilder.DropTable(
                name: "tickets");

            migrationBuilder.DropIndex(
                name: "IX_members_SubAccount",
                table: "members");

            migrationBuilder.DropColumn(
                name: "ImportsClosed",
                table: "regions");

            migrationBuilder.DropColumn(
                name: "Prices",
                table: "regions");

            migrationBuilder.DropColumn(
                name: "DisabledAt",
                table: "members");

            migrationBuilder.DropColumn(
                name: "SubAccount",
                table: "members");

            migrationBuilder.DropColumn(
                name: "Advice",
                table: "images");

            migrationBuilder.DropColumn(
                name: "Assurance",
                table: "images");

            migrationBuilder.DropColumn(
                name: "BasedOn",
                table: "images");

            migrationBuilder.DropColumn(
                name: "BasedOnName",
                table: "images");

            migrationBuilder.DropColumn(
                name: "Currency",
                table: "images");

            migrationBuilder.DropColumn(
                name: "PricePerHour",
                table: "images");

            migrationBuilder.DropColumn(
                name: "SecurityOption",
                table: "images");

            migrationBuilder.DropColumn(
                name: "ImagesPerRegion",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "ImportChangedAt",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "ImportChangedBy",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "ImportReason",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "ImportRegions",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "ImportTicket",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "ImportUntil",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "ImportWarnedAt",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "OperationsPerDay",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "SharesPerImage",
                table: "accounts");
        }
    }
}
