using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ImagePortal.Core.Persistence.SqlServer.Migrations
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
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Prices",
                table: "regions",
                type: "nvarchar(2000)",
                maxLength: 2000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "DisabledAt",
                table: "members",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ImagesPerRegion",
                table: "accounts",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "OperationsPerDay",
                table: "accounts",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "SharesPerImage",
                table: "accounts",
                type: "int",
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
