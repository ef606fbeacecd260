using System.Text.Json.Nodes;
using Kpi.Sandbox.Rules;
using Kpi.Sandbox.World.Bases;

namespace Kpi.Sandbox.World;

/// <summary>What a person can do in the client: talk, press, fill in, edit tables. The page, the control API and tests act through it.</summary>
/// <remarks>People are named by open id, name or e-mail; chats by id or, for groups, by name. What the client would not let anybody do is an
/// <see cref="ArgumentException"/> with a Chinese text; what the platform refuses is a <see cref="Refusal"/>.</remarks>
public sealed partial class PersonActions(FeishuWorld world, ICardCallbacks callbacks, TableWriter rows, BaseMaking making, Unconfirmed unconfirmed)
{
    /// <summary>Sends a text; <c>@名字</c> of a member or bot of the chat and <c>@所有人</c> become mentions.</summary>
    /// <param name="replyTo">Message answered; null for none.</param>
    /// <param name="inThread">Answers as a thread (话题) under that message.</param>
    public Task<Message> SendTextAsync(string person, string chat, string text, string? replyTo, bool inThread, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var (me, place) = Enter(person, chat);
        if (string.IsNullOrWhiteSpace(text)) throw new ArgumentException("不能发送空白消息", nameof(text));
        var (stored, mentions) = TypedText.Read(world, place, text);
        var message = new Message(Ids.Message(), place.Id, Actor.Of(me), "text",
            Json.Text(new JsonObject { ["text"] = stored }), world.Clock.GetUtcNow()) { Mentions = mentions };
        return Task.FromResult(world.Messages.Add(replyTo is null ? message : Answering(message, replyTo, inThread)));
    }

    public Task<Message> SendTextAsync(string person, string chat, string text, CancellationToken ct) =>
        SendTextAsync(person, chat, text, null, false, ct);

    /// <summary>Opens the bot's direct chat, which is made on first contact; the bot is told each time.</summary>
    public Task<Chat> OpenP2pAsync(string person, string bot, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var (me, app) = (world.People.Require(person), world.Apps.Require(bot));
        var chat = world.Chats.P2p(app, me);
        world.Tell(new P2pEntered(chat.Id, app.AppId, me.OpenId, world.Messages.Last(chat.Id)?.Id));
        return Task.FromResult(chat);
    }

    /// <summary>Recalls an own message.</summary>
    public Task RecallAsync(string person, string messageId, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var message = world.Messages.Require(messageId);
        if (message.Sender != Actor.Of(world.People.Require(person))) throw new ArgumentException("只能撤回自己的消息", nameof(messageId));
        world.Messages.Change(messageId, m => m with { Deleted = true, Updated = world.Clock.GetUtcNow() });
        return Task.CompletedTask;
    }

    (Person Me, Chat Place) Enter(string person, string chat)
    {
        var (me, place) = (world.People.Require(person), world.Chats.Require(chat));
        if (!place.Members.Contains(me.OpenId)) throw new ArgumentException($"{me.Name} 不在会话「{place.Name}」中", nameof(chat));
        if (place.Dissolved) throw new ArgumentException($"会话「{place.Name}」已解散", nameof(chat));
        return (me, place);
    }

    Message Answering(Message message, string replyTo, bool inThread)
    {
        var answered = world.Messages.Require(replyTo);
        if (answered.ChatId != message.ChatId) throw new ArgumentException("回复的消息不在这个会话中", nameof(replyTo));
        if (answered.Deleted) throw new ArgumentException("消息已被撤回", nameof(replyTo));
        return Replies.Place(world, message, answered, inThread);
    }
}
