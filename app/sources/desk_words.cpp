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
        {"unknown_group", QT_TRANSLATE_NOOP("DeskWords", "没有这个班组，请另选。")},
        {"already_submitted", QT_TRANSLATE_NOOP("DeskWords", "这件工单已经提交过了。")},
        {"missing_clause", QT_TRANSLATE_NOOP("DeskWords", "不予受理须写明依据的条款。")},
        {"illegal_transition", QT_TRANSLATE_NOOP("DeskWords", "工单当前状态不允许这一步。")},
        {"disk_full",
         QT_TRANSLATE_NOOP("DeskWords",
                           "磁盘已满，内容暂存在内存中。请联系管理员清理磁盘，切勿关机。")},
        {"io", QT_TRANSLATE_NOOP("DeskWords", "本机存储写入失败，内容暂存在内存中，正在重试。")},
        {"store_unwritable",
         QT_TRANSLATE_NOOP("DeskWords", "本机存储无法写入，草稿不能保存。请联系管理员。")},
        {"store_salvaged",
         QT_TRANSLATE_NOOP("DeskWords", "本机存储曾损坏，已另存并重建，未提交的内容已找回。")},
        {"login_lost", QT_TRANSLATE_NOOP("DeskWords", "登录已失效，请重新登录。内容已存在本机。")},
        {"required_missing", QT_TRANSLATE_NOOP("DeskWords", "还缺必填内容：%1")},
        {"no_unit", QT_TRANSLATE_NOOP("DeskWords", "未能确定承办单位，工单将转派单员处理。")},
        {"unknown_scenario", QT_TRANSLATE_NOOP("DeskWords", "找不到情景“%1”。")},
        {"unknown_replay", QT_TRANSLATE_NOOP("DeskWords", "找不到通话记录“%1”。")},
        {"bad_scenario", QT_TRANSLATE_NOOP("DeskWords", "情景文件有误：%1")},
        {"recogniser_lost", QT_TRANSLATE_NOOP("DeskWords", "语音识别中断，正在重连，请手工记录。")},
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

} // namespace lianxin::sources
