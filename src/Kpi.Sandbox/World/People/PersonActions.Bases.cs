using Kpi.Sandbox.World.Bases;

namespace Kpi.Sandbox.World;

/// <summary>Bases that people make and share.</summary>
public sealed partial class PersonActions
{
    /// <summary>Makes an empty base of the person's own; an app sees it only once it was shared.</summary>
    public Task<Base> CreateBaseAsync(string person, string name, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return Task.FromResult(making.Create(name, null, Actor.Of(world.People.Require(person))));
    }

    /// <summary>Adds an app (添加文档应用), a person or a group as collaborator.</summary>
    /// <param name="with">App id or name, open id, name or e-mail, or a group's name.</param>
    /// <param name="permission"><c>view</c>, <c>edit</c> or <c>full_access</c>.</param>
    public Task ShareBaseAsync(string person, string appToken, string with, string permission, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        world.People.Require(person);
        if (permission is not ("view" or "edit" or "full_access")) throw new ArgumentException($"没有这种权限：{permission}", nameof(permission));
        var id = world.Apps.Find(with)?.AppId ?? world.Chats.Find(with)?.Id ?? world.People.Require(with).OpenId;
        var inBase = world.Bases.Require(appToken);
        lock (world.Bases.Gate) inBase.Collaborators = inBase.Collaborators.SetItem(id, permission);
        world.Tell(new BaseChanged(appToken));
        return Task.CompletedTask;
    }
}
