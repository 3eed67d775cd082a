using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ImagePortal.Core.Persistence.PostgreSql.Migrations
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
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Prices",
                table: "regions",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "DisabledAt",
                table: "members",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ImagesPerRegion",
                table: "accounts",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "OperationsPerDay",
                table: "accounts",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "SharesPerImage",
                table: "accounts",
                type: "integer",
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
