#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

namespace {

/// The rooms under models/, each of which may use those before it.
const QStringList kModels{"base",    "text",      "places",  "ticket", "sla",
                          "routing", "knowledge", "session", "assist", "insight",
                          "quality", "training",  "engine",  "wire",   "item"};
constexpr int kLongestFile = 600;

/// What is wrong with one include of one file; empty when it may stand there.
QString fault(const QString& file, const QString& include)
{
    const QStringList from = file.split(QLatin1Char('/'));
    const QStringList to = include.split(QLatin1Char('/'));
    const QString room = from.value(0);
    const bool json = include.startsWith(QLatin1String("nlohmann/"));
    const bool yaml = include.startsWith(QLatin1String("yaml-cpp/"));
    const bool poco = include.startsWith(QLatin1String("Poco/"));
    static const QRegularExpression kQt(QStringLiteral("^(Q[A-Z]|Qt[A-Z])"));
    const bool qt = kQt.match(include).hasMatch();
    if (room == QLatin1String("models")) {
        const QString mine = from.value(1);
        if (poco || (qt && mine != QLatin1String("item")))
            return QStringLiteral("models knows neither Qt (but item) nor Poco");
        if ((json || yaml) && mine != QLatin1String("wire"))
            return QStringLiteral("JSON and YAML belong to wire");
        if (to.value(0) == QLatin1String("models") &&
            kModels.indexOf(to.value(1)) > kModels.indexOf(mine))
            return QStringLiteral("uses a room that stands after it");
        if (QStringList{"app", "widgets", "server-stub"}.contains(to.value(0)))
            return QStringLiteral("models uses models only");
    }
    if (room == QLatin1String("widgets") &&
        (to.value(0) == QLatin1String("app") || to.value(0) == QLatin1String("server-stub") ||
         include.startsWith(QLatin1String("models/wire")) ||
         include.startsWith(QLatin1String("QSql")) || json || poco))
        return QStringLiteral("widgets knows neither app, wire, SQL nor the server");
    if (room == QLatin1String("app") && (to.value(0) == QLatin1String("server-stub") || poco))
        return QStringLiteral("app and server-stub meet only in models");
    if (room == QLatin1String("server-stub") &&
        (QStringList{"app", "widgets"}.contains(to.value(0)) || qt))
        return QStringLiteral("app and server-stub meet only in models; the server has no Qt");
    return {};
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList filesBelow(const QString& room, const QStringList& patterns)
{
    const QString root = QStringLiteral(LIANXIN_SOURCE_DIR "/");
    QStringList files;
    QDirIterator it(root + room, patterns, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext())
        files += it.next().mid(root.size());
    return files;
}

QStringList sources()
{
    QStringList all;
    for (const auto* room : {"models", "widgets", "app", "server-stub"})
        all += filesBelow(QLatin1String(room), {"*.h", "*.cpp"});
    return all;
}

} // namespace

/// The rules of the house: who may use whom, how long a file may be, a README in each room.
class LayersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aForbiddenIncludeIsFound_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("include");
        QTest::addColumn<bool>("guilty");
        QTest::newRow("downwards") << "models/sla/a.cpp"
                                   << "models/ticket/kind.h" << false;
        QTest::newRow("upwards") << "models/ticket/a.cpp"
                                 << "models/sla/policy.h" << true;
        QTest::newRow("Qt in models") << "models/text/a.cpp"
                                      << "QString" << true;
        QTest::newRow("Qt in item") << "models/item/a.h"
                                    << "QString" << false;
        QTest::newRow("Poco in models") << "models/engine/a.cpp"
                                        << "Poco/Net/Socket.h" << true;
        QTest::newRow("JSON outside wire") << "models/engine/a.cpp"
                                           << "nlohmann/json.hpp" << true;
        QTest::newRow("JSON in wire") << "models/wire/a.cpp"
                                      << "nlohmann/json.hpp" << false;
        QTest::newRow("SQL in widgets") << "widgets/map/a.cpp"
                                        << "QSqlQuery" << true;
        QTest::newRow("app in widgets") << "widgets/map/a.cpp"
                                        << "app/seat.h" << true;
        QTest::newRow("server in app") << "app/seat.cpp"
                                       << "server-stub/store/store_log.h" << true;
        QTest::newRow("app in server") << "server-stub/main.cpp"
                                       << "app/seat.h" << true;
        QTest::newRow("Qt in server") << "server-stub/main.cpp"
                                      << "QString" << true;
    }
    void aForbiddenIncludeIsFound()
    {
        QFETCH(QString, file);
        QFETCH(QString, include);
        QFETCH(bool, guilty);
        QCOMPARE(!fault(file, include).isEmpty(), guilty);
    }

    void nobodyUsesWhatStandsAbove()
    {
        static const QRegularExpression kInclude(
            QStringLiteral("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]"),
            QRegularExpression::MultilineOption);
        const QStringList files = sources();
        QVERIFY(files.size() > 200);
        QStringList faults;
        for (const QString& file : files) {
            const QString text =
                QString::fromUtf8(contentOf(QStringLiteral(LIANXIN_SOURCE_DIR "/") + file));
            for (auto it = kInclude.globalMatch(text); it.hasNext();) {
                const QString include = it.next().captured(1);
                if (const QString why = fault(file, include); !why.isEmpty())
                    faults +=
                        file + QStringLiteral(" includes ") + include + QStringLiteral(": ") + why;
            }
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
    }

    void noFileIsTooLong()
    {
        for (const QString& file : sources()) {
            const auto lines = contentOf(QStringLiteral(LIANXIN_SOURCE_DIR "/") + file).count('\n');
            QVERIFY2(lines <= kLongestFile, qPrintable(file));
        }
    }

    void everyRoomSaysWhatItKnows()
    {
        const QString root = QStringLiteral(LIANXIN_SOURCE_DIR "/");
        for (const auto* top : {"app", "docs", "models", "resources", "server-stub", "tests",
                                "translations", "widgets"}) {
            QStringList folders{QLatin1String(top)};
            QDirIterator it(root + QLatin1String(top), QDir::Dirs | QDir::NoDotAndDotDot,
                            QDirIterator::Subdirectories);
            while (it.hasNext())
                folders += it.next().mid(root.size());
            for (const QString& folder : folders)
                QVERIFY2(QFile::exists(root + folder + QStringLiteral("/README.md")),
                         qPrintable(folder));
        }
    }

    void everySourceIsNamed()
    {
        for (const auto* top : {"models", "widgets", "app", "server-stub", "resources", "tests"})
            for (const QString& list : filesBelow(QLatin1String(top), {"CMakeLists.txt"}))
                QVERIFY2(
                    !contentOf(QStringLiteral(LIANXIN_SOURCE_DIR "/") + list).contains("file(GLOB"),
                    qPrintable(list));
    }
};

QTEST_APPLESS_MAIN(LayersTest)
#include "tst_layers.moc"
