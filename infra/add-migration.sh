#!/bin/bash
# Adds a migration to each of the three databases: bash infra/add-migration.sh NAME
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
name=${1:?usage: infra/add-migration.sh NAME}

dotnet build src/ImagePortal.Core --verbosity quiet --nologo
for database in Sqlite SqlServer PostgreSql; do
  dotnet dotnet-ef migrations add "$name" --no-build --project src/ImagePortal.Core --context "${database}DbContext" --output-dir "Persistence/$database/Migrations"
done
dotnet format whitespace src/ImagePortal.Core --no-restore --include src/ImagePortal.Core/Persistence/*/Migrations/
