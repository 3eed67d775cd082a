using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ImagePortal.Core.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Instances : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "instance_hosts",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    Regions = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    SeenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_instance_hosts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "instances",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Account = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    Region = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Image = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    ImageName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    ImageKind = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    OsFamily = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    OsName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Digest = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    DiskSize = table.Column<long>(type: "INTEGER", nullable: false),
                    Type = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Cpus = table.Column<int>(type: "INTEGER", nullable: false),
                    MemoryMiB = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    StopAtOnce = table.Column<bool>(type: "INTEGER", nullable: false),
                    Operation = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Host = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    ClientToken = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_instances", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_instances_Account_ClientToken",
                table: "instances",
                columns: new[] { "Account", "ClientToken" });

            migrationBuilder.CreateIndex(
                name: "IX_instances_Account_Region_CreatedAt_Id",
                table: "instances",
                columns: new[] { "Account", "Region", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_instances_Host_State",
                table: "instances",
                columns: new[] { "Host", "State" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "instance_hosts");

            migrationBuilder.DropTable(
                name: "instances");
        }
    }
}
