using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ImagePortal.Core.Persistence.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class ImagesFromInstances : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "BasedOn",
                table: "instances",
                type: "nvarchar(16)",
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BasedOnName",
                table: "instances",
                type: "nvarchar(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Currency",
                table: "instances",
                type: "nvarchar(3)",
                maxLength: 3,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Imaging",
                table: "instances",
                type: "nvarchar(16)",
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "License",
                table: "instances",
                type: "nvarchar(16)",
                maxLength: 16,
                nullable: false,
                defaultValue: "Cloud");

            migrationBuilder.AddColumn<decimal>(
                name: "PricePerHour",
                table: "instances",
                type: "decimal(12,4)",
                precision: 12,
                scale: 4,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "CrashConsistent",
                table: "images",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "FromInstance",
                table: "images",
                type: "bit",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "BasedOn",
                table: "instances");

            migrationBuilder.DropColumn(
                name: "BasedOnName",
                table: "instances");

            migrationBuilder.DropColumn(
                name: "Currency",
                table: "instances");

            migrationBuilder.DropColumn(
                name: "Imaging",
                table: "instances");

            migrationBuilder.DropColumn(
                name: "License",
                table: "instances");

            migrationBuilder.DropColumn(
                name: "PricePerHour",
                table: "instances");

            migrationBuilder.DropColumn(
                name: "CrashConsistent",
                table: "images");

            migrationBuilder.DropColumn(
                name: "FromInstance",
                table: "images");
        }
    }
}
