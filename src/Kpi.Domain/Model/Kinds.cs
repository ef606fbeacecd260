namespace Kpi.Domain.Model;

/// <summary>层级: whose number an indicator is.</summary>
public enum Level
{
    /// <summary>团队.</summary>
    Team,
    /// <summary>个人.</summary>
    Person,
    /// <summary>渠道.</summary>
    Channel,
}

/// <summary>类别: what an indicator is about.</summary>
public enum Category
{
    /// <summary>线索.</summary>
    Leads,
    /// <summary>转化.</summary>
    Conversion,
    /// <summary>品牌.</summary>
    Brand,
    /// <summary>成本.</summary>
    Cost,
    /// <summary>效率.</summary>
    Efficiency,
}

/// <summary>性质: a result, or the process that leads to it.</summary>
public enum Nature
{
    /// <summary>结果.</summary>
    Outcome,
    /// <summary>过程.</summary>
    Process,
}

/// <summary>方向: which way is better.</summary>
public enum Direction
{
    /// <summary>越高越好.</summary>
    HigherIsBetter,
    /// <summary>越低越好.</summary>
    LowerIsBetter,
}

/// <summary>聚合: how days become a period.</summary>
public enum Aggregation
{
    /// <summary>累计: Σ value.</summary>
    Sum,
    /// <summary>比率: Σ numerator ÷ Σ denominator.</summary>
    Ratio,
    /// <summary>均值: the mean, weighted by the count behind it where there is one.</summary>
    Mean,
    /// <summary>最新: the last value at or before the day.</summary>
    Latest,
}

/// <summary>周期: the length of the period a target is set for.</summary>
public enum Cycle
{
    /// <summary>月.</summary>
    Month,
    /// <summary>季.</summary>
    Quarter,
    /// <summary>年.</summary>
    Year,
}

/// <summary>日历: which days carry a target.</summary>
public enum DayBasis
{
    /// <summary>自然日: each day weighs 1.</summary>
    CalendarDays,
    /// <summary>工作日: a working day weighs 1, any other 0, with the moved working days (调休).</summary>
    WorkingDays,
}

/// <summary>状态 of an indicator by its pace.</summary>
public enum Status
{
    /// <summary>无数据.</summary>
    NoData,
    /// <summary>正常.</summary>
    OnTrack,
    /// <summary>提醒.</summary>
    Behind,
    /// <summary>严重.</summary>
    Critical,
}

/// <summary>状态 of a target version.</summary>
public enum TargetState
{
    /// <summary>草案.</summary>
    Draft,
    /// <summary>生效.</summary>
    InForce,
    /// <summary>作废.</summary>
    Void,
}

/// <summary>角色 of a member.</summary>
public enum Role
{
    /// <summary>成员.</summary>
    Member,
    /// <summary>主管.</summary>
    Supervisor,
    /// <summary>负责人.</summary>
    Lead,
    /// <summary>管理员.</summary>
    Administrator,
}

/// <summary>来源 of an actual.</summary>
public enum ActualSource
{
    /// <summary>自动.</summary>
    Automatic,
    /// <summary>人工.</summary>
    Manual,
    /// <summary>导入.</summary>
    Imported,
}
