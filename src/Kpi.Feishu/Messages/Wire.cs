namespace Kpi.Feishu.Messages;

/// <param name="Content">JSON as a string, also for cards.</param>
sealed record NewMessage(string ReceiveId, string MsgType, string Content, string Uuid);

sealed record NewReply(string MsgType, string Content, string Uuid);

sealed record CardPatch(string Content);

sealed record TextContent(string Text);

sealed record MessageData(string MessageId, string ChatId);
