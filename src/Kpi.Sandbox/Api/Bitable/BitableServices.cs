using Kpi.Sandbox.World.Bases;

namespace Kpi.Sandbox.Api.Bitable;

static class BitableServices
{
    internal static IServiceCollection AddBitable(this IServiceCollection services) => services
        .AddSingleton<BaseAccess>().AddSingleton<BaseMaking>().AddSingleton<FieldChanging>().AddSingleton<ClientTokens>().AddSingleton<WriteSlot>().AddSingleton<RecordJson>()
        .AddSingleton<IEndpoints, AppCalls>().AddSingleton<IEndpoints, TableCalls>().AddSingleton<IEndpoints, FieldCalls>().AddSingleton<IEndpoints, ViewCalls>()
        .AddSingleton<IEndpoints, SearchCall>().AddSingleton<IEndpoints, RecordCalls>().AddSingleton<IEndpoints, BatchCalls>()
        .AddSingleton<IEndpoints, ReadRecordCalls>().AddSingleton<IEndpoints, DriveCalls>();
}
