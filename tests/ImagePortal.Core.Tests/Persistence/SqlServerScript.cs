using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace ImagePortal.Core.Tests.Persistence;

/// <summary>Reads Transact-SQL as SQL Server 2022 would, where there is no server.</summary>
internal static class SqlServerScript
{
    internal static (int Statements, IReadOnlyList<string> Errors) Parse(string script)
    {
        var parsed = new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(script), out var errors);
        var reader = new Reader();
        parsed?.Accept(reader);
        List<string> all = [.. errors.Select(x => $"line {x.Line}: {x.Message}")];
        foreach (var inner in reader.Executed)
        {
            all.AddRange(Parse(inner).Errors.Select(x => $"in EXEC, {x}"));
        }

        return (reader.Statements, all);
    }

    // A string that is executed is a mere literal to the parser.
    private sealed class Reader : TSqlFragmentVisitor
    {
        internal int Statements { get; private set; }

        internal List<string> Executed { get; } = [];

        public override void Visit(TSqlStatement node) => Statements++;

        public override void Visit(ExecutableStringList node) => Executed.Add(string.Concat(node.Strings.OfType<StringLiteral>().Select(x => x.Value)));
    }
}
