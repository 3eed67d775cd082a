using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ImagePortal.Core.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AccountRules : Migration
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

            migrationBuilder.AddColumn<int>(
                name: "ImagesPerRegion",
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
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
                name: "ImagesPerRegion",
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
