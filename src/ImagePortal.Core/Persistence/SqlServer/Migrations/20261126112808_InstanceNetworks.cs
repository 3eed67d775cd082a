using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ImagePortal.Core.Persistence.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class InstanceNetworks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Address",
                table: "instances",
                type: "nvarchar(15)",
                maxLength: 15,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Dns",
                table: "instances",
                type: "nvarchar(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Gateway",
                table: "instances",
                type: "nvarchar(15)",
                maxLength: 15,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NetworkFile",
                table: "instances",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NetworkFileProblem",
                table: "instances",
                type: "nvarchar(300)",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Subnet",
                table: "instances",
                type: "nvarchar(18)",
                maxLength: 18,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_instances_Region_Address",
                table: "instances",
                columns: new[] { "Region", "Address" },
                unique: true,
                filter: "[Address] IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_instances_Region_Address",
                table: "instances");

            migrationBuilder.DropColumn(
                name: "Address",
                table: "instances");

            migrationBuilder.DropColumn(
                name: "Dns",
                table: "instances");

            migrationBuilder.DropColumn(
                name: "Gateway",
                table: "instances");

            migrationBuilder.DropColumn(
                name: "NetworkFile",
                table: "instances");

            migrationBuilder.DropColumn(
                name: "NetworkFileProblem",
                table: "instances");

            migrationBuilder.DropColumn(
                name: "Subnet",
                table: "instances");
        }
    }
}
