#include "app/options.h"
#include "app/seat.h"
#include "widgets/map/map_scheme.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QTextStream>
#include <QTranslator>

namespace {

bool hasScreen()
{
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
           qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
}

/// Our own texts in the person's language, Qt's own in Chinese.
struct Translators {
    QTranslator ours;
    QTranslator qts;

    Translators()
    {
        if (ours.load(QLocale(), QStringLiteral("lianxin"), QStringLiteral("_"),
                      QStringLiteral(":/i18n")))
            QCoreApplication::installTranslator(&ours);
        if (qts.load(QLocale(QLocale::Chinese), QStringLiteral("qtbase"), QStringLiteral("_"),
                     QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
            QCoreApplication::installTranslator(&qts);
    }
};

/// A question about the options is answered without a screen; anything else is not.
int answerWithoutScreen(int argc, char* argv[])
{
    const QCoreApplication application(argc, argv);
    const Translators translators;
    const auto parsed = lianxin::parseOptions(QCoreApplication::arguments());
    if (!parsed.options)
        return parsed.exitCode;
    QTextStream(stderr) << QCoreApplication::translate(
        "Options", "没有图形界面：请在桌面上运行，或用 ./run.sh 建一块虚拟显示。\n");
    return 1;
}

} // namespace

int main(int argc, char* argv[])
{
    QCoreApplication::setApplicationName(QStringLiteral("lianxin-seat"));
    QCoreApplication::setApplicationVersion(QStringLiteral(LIANXIN_VERSION));
    if (!hasScreen())
        return answerWithoutScreen(argc, argv);
    // Desks often have no GPU; the software backend draws the map faster there than an emulated
    // one.
    if (!qEnvironmentVariableIsSet("QT_QUICK_BACKEND"))
        qputenv("QT_QUICK_BACKEND", "software");
    lianxin::widgets::registerMapScheme();
    QApplication application(argc, argv);
    const Translators translators;
    const auto parsed = lianxin::parseOptions(QApplication::arguments());
    if (!parsed.options)
        return parsed.exitCode;
    lianxin::widgets::applyTheme(application);
    lianxin::Seat seat(*parsed.options);
    seat.start();
    return QApplication::exec();
}
