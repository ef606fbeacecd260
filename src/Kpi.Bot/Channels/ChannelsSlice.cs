using Kpi.Bot.Door;

namespace Kpi.Bot.Channels;

static class ChannelsSlice
{
    public static IServiceCollection AddChannels(this IServiceCollection services) => services.AddCommand<ChannelCommand>();
}
