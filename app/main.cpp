#include "app/options.h"
#include "app/seat.h"
#include "widgets/map/map_scheme.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QTranslator>

int main(int argc, char* argv[])
{
    QCoreApplication::setApplicationName(QStringLiteral("lianxin-seat"));
    QCoreApplication::setApplicationVersion(QStringLiteral(LIANXIN_VERSION));
    // Desks often have no GPU; the software backend draws the map faster there than an emulated
    // one.
    if (!qEnvironmentVariableIsSet("QT_QUICK_BACKEND"))
        qputenv("QT_QUICK_BACKEND", "software");
    lianxin::widgets::registerMapScheme();
    QApplication application(argc, argv);

    QTranslator translator;
    if (translator.load(QLocale(), QStringLiteral("lianxin"), QStringLiteral("_"),
                        QStringLiteral(":/i18n")))
        QApplication::installTranslator(&translator);
    QTranslator qtTranslator;
    if (qtTranslator.load(QLocale(QLocale::Chinese), QStringLiteral("qtbase"), QStringLiteral("_"),
                          QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QApplication::installTranslator(&qtTranslator);

    const auto parsed = lianxin::parseOptions(QApplication::arguments());
    if (!parsed.options)
        return parsed.exitCode;
    lianxin::widgets::applyTheme(application);
    lianxin::Seat seat(*parsed.options);
    seat.start();
    return QApplication::exec();
}
