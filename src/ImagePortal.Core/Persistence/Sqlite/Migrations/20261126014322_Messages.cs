using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ImagePortal.Core.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Messages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_outbox_Notification",
                table: "outbox");

            migrationBuilder.AddColumn<string>(
                name: "Channel",
                table: "outbox",
                type: "TEXT",
                maxLength: 16,
                nullable: false,
                defaultValue: "Mail");

            migrationBuilder.AddColumn<bool>(
                name: "IsWaiting",
                table: "notifications",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "notice_choices",
                columns: table => new
                {
                    Member = table.Column<Guid>(type: "TEXT", nullable: false),
                    Topic = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Account = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    ByMail = table.Column<bool>(type: "INTEGER", nullable: false),
                    BySms = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notice_choices", x => new { x.Member, x.Topic });
                    table.ForeignKey(
                        name: "FK_notice_choices_members_Member",
                        column: x => x.Member,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "phones",
                columns: table => new
                {
                    Member = table.Column<Guid>(type: "TEXT", nullable: false),
                    Account = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    VerifiedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Pending = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    CodeHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: true),
                    CodeSentAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Tries = table.Column<int>(type: "INTEGER", nullable: false),
                    CodeDay = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Codes = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_phones", x => x.Member);
                    table.ForeignKey(
                        name: "FK_phones_members_Member",
                        column: x => x.Member,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_outbox_Notification_Channel",
                table: "outbox",
                columns: new[] { "Notification", "Channel" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_outbox_Recipient_SentAt",
                table: "outbox",
                columns: new[] { "Recipient", "SentAt" });

            migrationBuilder.CreateIndex(
                name: "IX_notifications_IsWaiting",
                table: "notifications",
                column: "IsWaiting");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "notice_choices");

            migrationBuilder.DropTable(
                name: "phones");

            migrationBuilder.DropIndex(
                name: "IX_outbox_Notification_Channel",
                table: "outbox");

            migrationBuilder.DropIndex(
                name: "IX_outbox_Recipient_SentAt",
                table: "outbox");

            migrationBuilder.DropIndex(
                name: "IX_notifications_IsWaiting",
                table: "notifications");

            migrationBuilder.DropColumn(
                name: "Channel",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "IsWaiting",
                table: "notifications");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_Notification",
                table: "outbox",
                column: "Notification");
        }
    }
}
