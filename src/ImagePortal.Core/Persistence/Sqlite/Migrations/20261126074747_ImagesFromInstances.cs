using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ImagePortal.Core.Persistence.Sqlite.Migrations
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
                type: "TEXT",
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BasedOnName",
                table: "instances",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Currency",
                table: "instances",
                type: "TEXT",
                maxLength: 3,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Imaging",
                table: "instances",
                type: "TEXT",
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "License",
                table: "instances",
                type: "TEXT",
                maxLength: 16,
                nullable: false,
                defaultValue: "Cloud");

            migrationBuilder.AddColumn<decimal>(
                name: "PricePerHour",
                table: "instances",
                type: "TEXT",
                precision: 12,
                scale: 4,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "CrashConsistent",
                table: "images",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "FromInstance",
                table: "images",
                type: "INTEGER",
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
