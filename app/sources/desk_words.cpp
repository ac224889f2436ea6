#include "app/sources/desk_words.h"

#include <QCoreApplication>
#include <QHash>

namespace lianxin::sources {

namespace {

constexpr const char* kContext = "DeskWords";

/// Source texts are the product's own language.
const QHash<QString, const char*>& words()
{
    static const QHash<QString, const char*> kWords{
        {"offline",
         QT_TRANSLATE_NOOP("DeskWords", "暂时连不上中心。通话和工单不受影响，恢复后自动上传。")},
        {"timeout",
         QT_TRANSLATE_NOOP("DeskWords", "中心没有回应。内容已存在本机，恢复后自动上传。")},
        {"overloaded", QT_TRANSLATE_NOOP("DeskWords", "中心正忙，稍后自动重试。")},
        {"wrong_password", QT_TRANSLATE_NOOP("DeskWords", "工号或密码不对，请重新输入。")},
        {"locked",
         QT_TRANSLATE_NOOP("DeskWords",
                           "多次输错密码，账号已暂时锁定，请 15 分钟后再试或联系管理员。")},
        {"unknown_protocol",
         QT_TRANSLATE_NOOP("DeskWords", "本机软件版本与中心不一致，请联系管理员升级。")},
        {"bad_answer", QT_TRANSLATE_NOOP("DeskWords", "中心的回复无法识别，已记录，将自动重试。")},
        {"bad_json", QT_TRANSLATE_NOOP("DeskWords", "数据格式有误，未被接受。")},
        {"body_too_large",
         QT_TRANSLATE_NOOP("DeskWords", "内容太长，中心未接收。请缩短摘要后重试。")},
        {"forbidden", QT_TRANSLATE_NOOP("DeskWords", "当前岗位没有这项权限。")},
        {"call_gone", QT_TRANSLATE_NOOP("DeskWords", "这通来电已经结束或转走了。")},
        {"unknown_call", QT_TRANSLATE_NOOP("DeskWords", "这通来电已经结束或转走了。")},
        {"already_transferred",
         QT_TRANSLATE_NOOP("DeskWords", "一通来电最多转接一次，请继续为来电人办理。")},
        {"party_present", QT_TRANSLATE_NOOP("DeskWords", "线上已有第三方（%1），请先请其退出。")},
        {"no_party", QT_TRANSLATE_NOOP("DeskWords", "线上没有第三方。")},
        {"no_party_offline",
         QT_TRANSLATE_NOOP("DeskWords", "中心失联，不能接通三方，请用话机直接拨 %1。")},
        {"bad_line", QT_TRANSLATE_NOOP("DeskWords", "这个号码拨不了：%1")},
        {"reads_only_seat", QT_TRANSLATE_NOOP("DeskWords", "本坐席只能查看工单，不能填写。")},
        {"not_your_group",
         QT_TRANSLATE_NOOP("DeskWords", "您的工号不能登录这个班组（%1），请联系管理员。")},
        {"not_your_skill",
         QT_TRANSLATE_NOOP("DeskWords", "您的工号没有登记这项技能（%1），请联系管理员。")},
        {"unknown_clause", QT_TRANSLATE_NOOP("DeskWords", "依据的条款须从列出的条款中选一条。")},
        {"bad_confidence", QT_TRANSLATE_NOOP("DeskWords", "数据格式有误，未被接受。")},
        {"unknown_group", QT_TRANSLATE_NOOP("DeskWords", "没有这个班组，请另选。")},
        {"already_submitted", QT_TRANSLATE_NOOP("DeskWords", "这件工单已经提交过了。")},
        {"of_this_call", QT_TRANSLATE_NOOP("DeskWords", "这是本通电话刚记下的工单，不必重办。")},
        {"missing_clause", QT_TRANSLATE_NOOP("DeskWords", "不予受理须写明依据的条款。")},
        {"illegal_transition", QT_TRANSLATE_NOOP("DeskWords", "工单当前状态不允许这一步。")},
        {"disk_full",
         QT_TRANSLATE_NOOP("DeskWords",
                           "磁盘已满，内容暂存在内存中。请联系管理员清理磁盘，切勿关机。")},
        {"io", QT_TRANSLATE_NOOP("DeskWords", "本机存储写入失败，内容暂存在内存中，正在重试。")},
        {"store_unwritable",
         QT_TRANSLATE_NOOP("DeskWords", "本机存储无法写入，草稿不能保存。请联系管理员。")},
        {"already_open",
         QT_TRANSLATE_NOOP("DeskWords", "坐席 %1 的程序已经开着，请回到打开的窗口。")},
        {"left_by_other",
         QT_TRANSLATE_NOOP(
             "DeskWords",
             "工号 %1 在这台坐席上还有没办完的内容，接下来会记在您的名下，请先核对。")},
        {"store_salvaged",
         QT_TRANSLATE_NOOP("DeskWords", "本机存储曾损坏，已另存并重建，未提交的内容已找回。")},
        {"store_damaged",
         QT_TRANSLATE_NOOP(
             "DeskWords",
             "本机有一条待上传的操作读不出来，已跳过。请核对最近的工单，并告诉管理员。")},
        {"login_lost", QT_TRANSLATE_NOOP("DeskWords", "登录已失效，请重新登录。内容已存在本机。")},
        {"required_missing", QT_TRANSLATE_NOOP("DeskWords", "还缺必填内容：%1")},
        {"no_unit", QT_TRANSLATE_NOOP("DeskWords", "未能确定承办单位，工单将转派单员处理。")},
        {"unknown_model", QT_TRANSLATE_NOOP("DeskWords", "中心没有训练好的模型，按字词判断。")},
        {"bad_model",
         QT_TRANSLATE_NOOP("DeskWords", "中心给的模型读不了（%1），按字词判断，请告诉管理员。")},
        {"unknown_scenario", QT_TRANSLATE_NOOP("DeskWords", "找不到情景“%1”。")},
        {"unknown_replay", QT_TRANSLATE_NOOP("DeskWords", "找不到通话记录“%1”。")},
        {"bad_scenario", QT_TRANSLATE_NOOP("DeskWords", "情景文件有误：%1")},
        {"recogniser_lost", QT_TRANSLATE_NOOP("DeskWords", "语音识别中断，正在重连，请手工记录。")},
        {"fenced", QT_TRANSLATE_NOOP("DeskWords", "中心正在切换主机，稍后自动重试。")},
        {"read_only",
         QT_TRANSLATE_NOOP("DeskWords", "中心暂时只能查询，内容已存在本机，恢复后自动上传。")},
        {"queue_full",
         QT_TRANSLATE_NOOP("DeskWords", "中心积压太多，暂不接收新的来电。请报告班长。")},
        {"internal",
         QT_TRANSLATE_NOOP("DeskWords", "中心内部出错，内容已存在本机。请联系管理员。")},
        {"store_corrupt", QT_TRANSLATE_NOOP("DeskWords", "中心的数据有损坏，请联系管理员。")},
        {"unauthorised",
         QT_TRANSLATE_NOOP("DeskWords", "登录已失效，请重新登录。内容已存在本机。")},
        {"too_many_logins", QT_TRANSLATE_NOOP("DeskWords", "登录的人太多，请稍等几秒再试。")},
        {"weak_password",
         QT_TRANSLATE_NOOP("DeskWords",
                           "密码太简单：至少 8 位，不能只用数字或只用字母，不能含工号。")},
        {"bad_act", QT_TRANSLATE_NOOP("DeskWords", "数据格式有误，未被接受。")},
        {"bad_body", QT_TRANSLATE_NOOP("DeskWords", "数据格式有误，未被接受。")},
        {"bad_member", QT_TRANSLATE_NOOP("DeskWords", "数据格式有误，未被接受。")},
        {"missing_member", QT_TRANSLATE_NOOP("DeskWords", "数据格式有误，未被接受。")},
        {"bad_id", QT_TRANSLATE_NOOP("DeskWords", "数据格式有误，未被接受。")},
        {"bad_query", QT_TRANSLATE_NOOP("DeskWords", "查询条件有误：%1")},
        {"unknown_route",
         QT_TRANSLATE_NOOP("DeskWords", "本机软件版本与中心不一致，请联系管理员升级。")},
        {"method_not_allowed",
         QT_TRANSLATE_NOOP("DeskWords", "本机软件版本与中心不一致，请联系管理员升级。")},
        {"unknown_command",
         QT_TRANSLATE_NOOP("DeskWords", "本机软件版本与中心不一致，请联系管理员升级。")},
        {"ahead_of_centre", QT_TRANSLATE_NOOP("DeskWords", "中心的数据比本机旧，正在重新取一份。")},
        {"batch_too_large", QT_TRANSLATE_NOOP("DeskWords", "一次提交的内容太多，将分批上传。")},
        {"field_too_long",
         QT_TRANSLATE_NOOP("DeskWords", "“%1”太长，请缩短到 5000 字以内再提交。")},
        {"too_large", QT_TRANSLATE_NOOP("DeskWords", "内容太长，中心未接收。请缩短摘要后重试。")},
        {"too_long", QT_TRANSLATE_NOOP("DeskWords", "内容太长，中心未接收。请缩短摘要后重试。")},
        {"too_old",
         QT_TRANSLATE_NOOP("DeskWords", "这条操作已超过 90 天，中心不再接收。请联系管理员。")},
        {"body_differs",
         QT_TRANSLATE_NOOP("DeskWords", "同一条操作前后内容不一致，中心未接收。请联系管理员。")},
        {"seat_taken", QT_TRANSLATE_NOOP("DeskWords", "这个坐席已有人登录，请换一个坐席编号。")},
        {"already_signed_in",
         QT_TRANSLATE_NOOP("DeskWords", "您已在另一个坐席登录，请先在那边退出。")},
        {"seat_busy", QT_TRANSLATE_NOOP("DeskWords", "坐席正在通话，暂时不能这样做。")},
        {"seat_offline", QT_TRANSLATE_NOOP("DeskWords", "坐席已离线，正在重新登录。")},
        {"not_your_seat", QT_TRANSLATE_NOOP("DeskWords", "这不是您的坐席。")},
        {"not_your_call", QT_TRANSLATE_NOOP("DeskWords", "这通来电在别的坐席上。")},
        {"not_talking", QT_TRANSLATE_NOOP("DeskWords", "当前没有接通的来电。")},
        {"not_held", QT_TRANSLATE_NOOP("DeskWords", "来电没有在保持状态。")},
        {"not_in_wrap_up", QT_TRANSLATE_NOOP("DeskWords", "当前不在话后处理。")},
        {"call_known", QT_TRANSLATE_NOOP("DeskWords", "这通来电已经登记过了。")},
        {"too_many_skills",
         QT_TRANSLATE_NOOP("DeskWords", "技能太多，坐席未能登录。请联系管理员。")},
        {"bad_state", QT_TRANSLATE_NOOP("DeskWords", "坐席不能切换到这个状态。")},
        {"not_your_ticket", QT_TRANSLATE_NOOP("DeskWords", "这件工单不在您的办理范围内。")},
        {"unknown_topic", QT_TRANSLATE_NOOP("DeskWords", "这个热点已经没有近期工单了。")},
        {"not_here", QT_TRANSLATE_NOOP("DeskWords", "培训沙箱里没有这份清单。")},
        {"unknown_ticket", QT_TRANSLATE_NOOP("DeskWords", "找不到这件工单。")},
        {"unknown_unit", QT_TRANSLATE_NOOP("DeskWords", "找不到这个承办单位：%1")},
        {"unknown_category", QT_TRANSLATE_NOOP("DeskWords", "找不到这个诉求分类：%1")},
        {"unknown_kind", QT_TRANSLATE_NOOP("DeskWords", "找不到这个诉求类型：%1")},
        {"unknown_journal", QT_TRANSLATE_NOOP("DeskWords", "找不到通话记录“%1”。")},
        {"stale_version", QT_TRANSLATE_NOOP("DeskWords", "这一项刚被别人改过，请看过新内容再改。")},
        {"missing_field", QT_TRANSLATE_NOOP("DeskWords", "还缺必填内容：%1")},
        {"missing_ticket", QT_TRANSLATE_NOOP("DeskWords", "数据格式有误，未被接受。")},
        {"missing_session", QT_TRANSLATE_NOOP("DeskWords", "数据格式有误，未被接受。")},
        {"missing_call", QT_TRANSLATE_NOOP("DeskWords", "数据格式有误，未被接受。")},
        {"missing_seat", QT_TRANSLATE_NOOP("DeskWords", "数据格式有误，未被接受。")},
        {"missing_digest", QT_TRANSLATE_NOOP("DeskWords", "数据格式有误，未被接受。")},
        {"missing_id", QT_TRANSLATE_NOOP("DeskWords", "数据格式有误，未被接受。")},
        {"malformed_journal",
         QT_TRANSLATE_NOOP("DeskWords", "通话记录未能上传，已留在本机。请联系管理员。")},
        {"journal_missing",
         QT_TRANSLATE_NOOP("DeskWords", "这通来电的记录文件找不到了，请联系管理员。")},
        {"journal_damaged",
         QT_TRANSLATE_NOOP("DeskWords", "这通来电的记录文件已损坏，请联系管理员。")},
        {"bad_duration", QT_TRANSLATE_NOOP("DeskWords", "时长写法有误：%1")},
        {"bad_satisfaction", QT_TRANSLATE_NOOP("DeskWords", "满意度只能是满意、一般或不满意。")},
        {"waits_for_callback", QT_TRANSLATE_NOOP("DeskWords", "来电人已选择回拨，请等系统回拨。")},
        {"not_waiting", QT_TRANSLATE_NOOP("DeskWords", "这通来电已不在排队。")},
        {"bad_policy", QT_TRANSLATE_NOOP("DeskWords", "时限或日历文件有误：%1")},
        {"version_taken",
         QT_TRANSLATE_NOOP("DeskWords", "时限规定改了内容，请给它一个新的版本号。")},
        {"unknown_colour", QT_TRANSLATE_NOOP("DeskWords", "没有这类多彩工单，请另选。")},
        {"not_your_team", QT_TRANSLATE_NOOP("DeskWords", "这类工单由专班派发，您不在其中。")},
        {"already_signed", QT_TRANSLATE_NOOP("DeskWords", "本单位已经签收过了。")},
        {"not_signed", QT_TRANSLATE_NOOP("DeskWords", "请先签收，再填写办理结果。")},
        {"missing_note", QT_TRANSLATE_NOOP("DeskWords", "请写明未能联系上的情况。")},
        {"missing_number", QT_TRANSLATE_NOOP("DeskWords", "没有号码，不能这样做。")},
        {"missing_reason", QT_TRANSLATE_NOOP("DeskWords", "请写明理由。")},
        {"missing_ruling", QT_TRANSLATE_NOOP("DeskWords", "请写明裁定意见。")},
        {"missing_text", QT_TRANSLATE_NOOP("DeskWords", "请写明办理结果。")},
        {"missing_verdict", QT_TRANSLATE_NOOP("DeskWords", "请写明评价。")},
        {"bad_until", QT_TRANSLATE_NOOP("DeskWords", "限制期限须晚于现在，且不能过长。")},
        {"too_many_restrictions", QT_TRANSLATE_NOOP("DeskWords", "受限号码太多，请先解除一些。")},
        {"not_restricted", QT_TRANSLATE_NOOP("DeskWords", "这个号码没有受限。")},
        {"merged_with_itself", QT_TRANSLATE_NOOP("DeskWords", "不能与自己并单。")},
        {"cannot_merge_into",
         QT_TRANSLATE_NOOP("DeskWords", "那一件已经办结或已并入别的工单，不能并入。")},
        {"confidential_merge",
         QT_TRANSLATE_NOOP("DeskWords",
                           "保密工单只能并入同一专班的保密工单，其他工单不能并入保密工单。")},
        {"has_followers", QT_TRANSLATE_NOOP("DeskWords", "已有工单并入这一件，不能再把它并出去。")},
    };
    return kWords;
}

} // namespace

QString wordsFor(const QString& code, const QString& detail)
{
    const char* text = words().value(code);
    if (!text)
        return QCoreApplication::translate(kContext, "未能完成（%1）%2").arg(code, detail);
    const QString translated = QCoreApplication::translate(kContext, text);
    return translated.contains(QLatin1String("%1")) ? translated.arg(detail) : translated;
}

QString wordsFor(const wire::TopicWarning& warning)
{
    const QString title = QString::fromStdString(warning.topic.title);
    if (warning.level == wire::TopicLevel::Hot)
        return QCoreApplication::translate(
                   kContext,
                   QT_TRANSLATE_NOOP("DeskWords", "热点：%1，近期已有 %2 件（Alt H 查看）"))
            .arg(title, QString::number(warning.topic.size));
    return QCoreApplication::translate(
               kContext, QT_TRANSLATE_NOOP("DeskWords", "热点预警：%1，%2（Alt H 查看）"))
        .arg(title, QString::fromStdString(warning.topic.reason));
}

} // namespace lianxin::sources
