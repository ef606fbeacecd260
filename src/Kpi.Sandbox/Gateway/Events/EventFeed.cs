using Kpi.Sandbox.World;

namespace Kpi.Sandbox.Gateway.Events;

/// <summary>Watches the world and tells the apps what they subscribed to and may see.</summary>
sealed class EventFeed(FeishuWorld world, MessageEvents messages, ChatEvents chats, TableEvents tables) : IHostedService
{
    public Task StartAsync(CancellationToken ct)
    {
        world.Changed += Tell;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken ct)
    {
        world.Changed -= Tell;
        return Task.CompletedTask;
    }

    void Tell(WorldChange change)
    {
        switch (change)
        {
            case MessageAdded added: messages.Tell(added); break;
            case BotMembership membership: chats.Tell(membership); break;
            case P2pEntered entered: chats.Tell(entered); break;
            case RowsChanged rows: tables.Tell(rows); break;
            case FieldsChanged fields: tables.Tell(fields); break;
        }
    }
}
