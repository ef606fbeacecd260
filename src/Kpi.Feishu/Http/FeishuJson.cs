using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Kpi.Feishu.Base;
using Kpi.Feishu.Directory;
using Kpi.Feishu.Events;
using Kpi.Feishu.Messages;

namespace Kpi.Feishu.Http;

/// <summary>The shapes on the wire, read and written without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TokenRequest))]
[JsonSerializable(typeof(TokenAnswer))]
[JsonSerializable(typeof(NewMessage))]
[JsonSerializable(typeof(NewReply))]
[JsonSerializable(typeof(CardPatch))]
[JsonSerializable(typeof(TextContent))]
[JsonSerializable(typeof(MessageData))]
[JsonSerializable(typeof(SearchBody))]
[JsonSerializable(typeof(RowsPage))]
[JsonSerializable(typeof(BatchGet))]
[JsonSerializable(typeof(RowsAnswer))]
[JsonSerializable(typeof(NewRows))]
[JsonSerializable(typeof(ChangedRows))]
[JsonSerializable(typeof(DeletedRows))]
[JsonSerializable(typeof(NewApp))]
[JsonSerializable(typeof(AppAnswer))]
[JsonSerializable(typeof(TablesPage))]
[JsonSerializable(typeof(NewTableBody))]
[JsonSerializable(typeof(NewTableAnswer))]
[JsonSerializable(typeof(FieldsPage))]
[JsonSerializable(typeof(FieldBody))]
[JsonSerializable(typeof(FieldAnswer))]
[JsonSerializable(typeof(NewMember))]
[JsonSerializable(typeof(BotAnswer))]
[JsonSerializable(typeof(EmailsBody))]
[JsonSerializable(typeof(EmailsAnswer))]
[JsonSerializable(typeof(UsersAnswer))]
[JsonSerializable(typeof(ChatsPage))]
[JsonSerializable(typeof(InChatAnswer))]
[JsonSerializable(typeof(ScopesAnswer))]
[JsonSerializable(typeof(SlashCommands))]
[JsonSerializable(typeof(SlashCommandBody))]
[JsonSerializable(typeof(PressAnswer))]
[JsonSerializable(typeof(EndpointRequest))]
[JsonSerializable(typeof(EndpointAnswer))]
[JsonSerializable(typeof(ClientConfig))]
[JsonSerializable(typeof(Ack))]
[JsonSerializable(typeof(ChallengeAnswer))]
sealed partial class FeishuJson : JsonSerializerContext
{
    /// <summary>Chinese stays readable and cards stay small: nothing here is put into HTML.</summary>
    public static FeishuJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}

sealed record TokenRequest(string AppId, string AppSecret);

sealed record TokenAnswer(string? TenantAccessToken, int Expire);
