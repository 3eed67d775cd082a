using Microsoft.Extensions.DependencyInjection;

namespace ImagePortal.Core.Tickets;

/// <summary>Applications for the import permission, and the permission's changes.</summary>
internal static class TicketsRoom
{
    internal static IServiceCollection AddTickets(this IServiceCollection services) => services
        .AddOptionsOf<TicketOptions, TicketOptionsValidator>("Portal:Tickets")
        .AddSingleton<TicketDesk>()
        .AddSingleton<TicketNews>()
        .AddSingleton<OpenTicket>()
        .AddSingleton<WithdrawTicket>()
        .AddSingleton<CommentOnTicket>()
        .AddSingleton<GetTicket>()
        .AddSingleton<ListTickets>()
        .AddSingleton<GetImportStanding>()
        .AddSingleton<ListTicketQueue>()
        .AddSingleton<ReviewTicket>()
        .AddSingleton<AnswerTicket>()
        .AddSingleton<ApproveTickets>()
        .AddSingleton<RejectTickets>()
        .AddSingleton<GetImportGrant>()
        .AddSingleton<GrantImportPermission>()
        .AddSingleton<RevokeImportPermission>()
        .AddSingleton<ISweep, EndingPermissionsSweep>();
}
