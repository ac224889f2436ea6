#include "app/options.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTextStream>

namespace lianxin {

namespace {

constexpr int kUsage = 2;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Options)
};

void addOptions(QCommandLineParser& parser)
{
    const auto add = [&](const char* name, const QString& help, const char* value = nullptr) {
        parser.addOption(
            value ? QCommandLineOption(QLatin1String(name), help, QString::fromUtf8(value))
                  : QCommandLineOption(QLatin1String(name), help));
    };
    add("server", Texts::tr("中心地址，默认 http://127.0.0.1:8765"), "URL");
    add("user", Texts::tr("工号"), "工号");
    add("password", Texts::tr("密码；不给则弹窗询问。也可用环境变量 LIANXIN_PASSWORD"), "密码");
    add("seat", Texts::tr("坐席编号，默认 B-17"), "坐席");
    add("role", Texts::tr("岗位，默认 call_taker"), "岗位");
    add("sandbox", Texts::tr("培训沙箱：不连中心，按情景练习"), "情景");
    add("replay", Texts::tr("回放一通来电（工单号、会话号或通话记录文件）"), "编号");
    add("replay-at", Texts::tr("回放从第几毫秒开始"), "毫秒");
    add("screens", Texts::tr("用几块屏幕，1 或 2，默认 2"), "1|2");
    add("resources", Texts::tr("城市资料目录，默认用内置的牧野市"), "目录");
    add("data", Texts::tr("本机存储目录"), "目录");
    add("tiles", Texts::tr("栅格底图（MBTiles 文件）"), "文件");
    add("recogniser", Texts::tr("语音识别服务（FunASR 实时协议）；默认用情景脚本"), "ws://…");
    add("speed", Texts::tr("情景播放倍速，默认 1"), "倍");
    add("silent", Texts::tr("情景不发声"));
    add("autopilot", Texts::tr("自动接听并办理若干通来电后退出"), "通数");
    add("shots", Texts::tr("把两屏画面存到目录"), "目录");
    add("report", Texts::tr("把办理结果写成 JSON"), "文件");
    add("announce", Texts::tr("表单可以输入时在标准输出报告"));
    add("quit-after", Texts::tr("多少毫秒后退出"), "毫秒");
}

} // namespace

Parsed parseOptions(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(Texts::tr("连心：12345 热线双屏坐席"));
    const auto help = parser.addHelpOption();
    const auto version = parser.addVersionOption();
    addOptions(parser);
    QTextStream out(stdout);
    QTextStream err(stderr);
    if (!parser.parse(arguments)) {
        err << Texts::tr("参数有误：") << parser.errorText() << '\n' << parser.helpText();
        return {std::nullopt, kUsage};
    }
    if (parser.isSet(help)) {
        out << parser.helpText();
        return {};
    }
    if (parser.isSet(version)) {
        out << QCoreApplication::applicationName() << ' ' << QCoreApplication::applicationVersion()
            << '\n';
        return {};
    }
    Options o;
    const auto take = [&](const char* name, QString& into) {
        if (parser.isSet(QLatin1String(name)))
            into = parser.value(QLatin1String(name));
    };
    take("user", o.staff);
    o.password = qEnvironmentVariable("LIANXIN_PASSWORD");
    take("password", o.password);
    take("seat", o.seat);
    take("role", o.role);
    take("sandbox", o.sandbox);
    take("replay", o.replay);
    take("resources", o.resources);
    take("data", o.dataDir);
    take("tiles", o.tiles);
    take("shots", o.shots);
    take("report", o.report);
    if (parser.isSet(QStringLiteral("server")))
        o.server = QUrl(parser.value(QStringLiteral("server")));
    if (parser.isSet(QStringLiteral("recogniser")))
        o.recogniser = QUrl(parser.value(QStringLiteral("recogniser")));
    o.voice = !parser.isSet(QStringLiteral("silent"));
    o.announce = parser.isSet(QStringLiteral("announce"));
    bool good = o.server.isValid() && !o.server.host().isEmpty();
    const auto number = [&](const char* name, int& into, int low, int high) {
        if (!parser.isSet(QLatin1String(name)))
            return;
        bool ok = false;
        into = parser.value(QLatin1String(name)).toInt(&ok);
        good = good && ok && into >= low && into <= high;
    };
    number("screens", o.screens, 1, 2);
    number("autopilot", o.autopilotCalls, 1, 100000);
    number("replay-at", o.replayAtMs, 0, 86400000);
    number("quit-after", o.quitAfterMs, 1, 86400000);
    if (parser.isSet(QStringLiteral("speed"))) {
        bool ok = false;
        o.speed = parser.value(QStringLiteral("speed")).toDouble(&ok);
        good = good && ok && o.speed > 0 && o.speed <= 100;
    }
    if (!good) {
        err << Texts::tr("参数有误：数值或地址不在允许范围内。") << '\n' << parser.helpText();
        return {std::nullopt, kUsage};
    }
    return {o, 0};
}

} // namespace lianxin
