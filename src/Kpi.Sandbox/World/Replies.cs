namespace Kpi.Sandbox.World;

/// <summary>Where an answer hangs: <c>root</c> is the tree's first message, <c>parent</c> the one answered; in a thread both are its root.</summary>
static class Replies
{
    internal static Message Place(FeishuWorld world, Message message, Message answered, bool inThread)
    {
        var rootId = answered.RootId ?? answered.Id;
        var threadId = answered.ThreadId;
        if (threadId is null && inThread)
        {
            threadId = world.Messages.Find(rootId)?.ThreadId ?? Ids.Thread();
            world.Messages.Change(rootId, m => m with { ThreadId = threadId });
        }
        return message with { RootId = rootId, ParentId = threadId is null ? answered.Id : rootId, ThreadId = threadId };
    }
}
