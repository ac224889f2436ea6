#include "tests/system/processes.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>

#include <map>

using namespace lianxin::system;

namespace {

const QString kData = QStringLiteral(LIANXIN_SOURCE_DIR "/../shared/data");

struct Truth {
    QString district;
    QString nature;
};

std::map<QString, Truth> readTruth()
{
    std::map<QString, Truth> truth;
    QFile file(kData + QStringLiteral("/tickets/fuzhou.tsv"));
    if (!file.open(QIODevice::ReadOnly))
        return truth;
    QTextStream in(&file);
    in.readLine();
    while (!in.atEnd()) {
        const QStringList columns = in.readLine().split(QLatin1Char('\t'));
        if (columns.size() > 3)
            truth[columns[0].toLower()] = {columns[1], columns[3]};
    }
    return truth;
}

/// Six-digit code → name, from the gazetteer's county rows; 长乐 became a district after its state
/// of 2016.
std::map<QString, QString> readDistricts()
{
    std::map<QString, QString> names;
    QFile file(kData + QStringLiteral("/gazetteer/3501_fuzhou.csv"));
    if (!file.open(QIODevice::ReadOnly))
        return names;
    QTextStream in(&file);
    while (!in.atEnd()) {
        const QStringList columns = in.readLine().split(QLatin1Char(','));
        if (columns.size() > 3 && columns[3] == QLatin1String("county"))
            names[columns[0].left(6)] = columns[2];
    }
    return names;
}

const std::map<QString, QString> kKinds{{"咨询", "enquiry"},
                                        {"求助", "help"},
                                        {"投诉", "complaint"},
                                        {"举报", "report"},
                                        {"建议", "suggestion"}};

struct Share {
    int of = 0;
    int right = 0;
    QString words() const { return QStringLiteral("%1 / %2").arg(right).arg(of); }
};

} // namespace

/// Real tickets of Fuzhou spoken as calls, through seat and server without a person.
/// LIANXIN_REAL_TICKETS says how many (20).
class RealTicketsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theyBecomeTickets();
};

void RealTicketsTest::theyBecomeTickets()
{
    const auto truth = readTruth();
    if (truth.empty())
        QSKIP("the real tickets (../shared/data) are not here");
    const QString calls = qEnvironmentVariable("LIANXIN_REAL_TICKETS", QStringLiteral("20"));
    QTemporaryDir folder;
    const QString db = folder.filePath(QStringLiteral("centre.db"));
    Child demo("lianxin-server",
               {QStringLiteral("demo"), QStringLiteral("--gazetteer"),
                kData + QStringLiteral("/gazetteer/3501_fuzhou.csv"),
                QStringLiteral("--boundaries"), kData + QStringLiteral("/boundaries"),
                QStringLiteral("--tickets"), kData + QStringLiteral("/tickets/fuzhou.tsv"),
                QStringLiteral("--out"), db, QStringLiteral("--password"),
                QStringLiteral("for-tests-only")});
    QVERIFY(demo.waitForEnd());
    QVERIFY2(demo.exitCode() == 0, qPrintable(demo.output()));
    Centre centre(folder.path());
    QVERIFY(centre.running());
    Child robots("lianxin-server",
                 robotArguments(centre, {QStringLiteral("--calls"), calls, QStringLiteral("--pace"),
                                         QStringLiteral("20")}));
    const QString file = folder.filePath(QStringLiteral("report.jsonl"));
    Child seat("lianxin-seat", seatArguments(centre, folder.path(),
                                             {QStringLiteral("--speed"), QStringLiteral("60"),
                                              QStringLiteral("--autopilot"), calls,
                                              QStringLiteral("--report"), file}));
    QVERIFY2(seat.waitForEnd(20000 * calls.toInt()), qPrintable(seat.output().right(3000)));
    QVERIFY2(seat.exitCode() == 0, qPrintable(seat.output().right(3000)));

    const auto districts = readDistricts();
    QTextStream out(stdout);
    std::map<QString, int> filled;
    Share district;
    Share kind;
    int tickets = 0;
    int districtSaid = 0;
    int kindSaid = 0;
    QFile in(file);
    QVERIFY(in.open(QIODevice::ReadOnly));
    while (!in.atEnd()) {
        const QJsonObject report = QJsonDocument::fromJson(in.readLine()).object();
        if (report.isEmpty())
            continue;
        ++tickets;
        QCOMPARE(report.value(QStringLiteral("ticket"))
                     .toObject()
                     .value(QStringLiteral("state"))
                     .toString(),
                 QStringLiteral("archived"));
        QString kindValue;
        for (const auto& entry : report.value(QStringLiteral("fields")).toArray()) {
            const QString name = entry.toObject().value(QStringLiteral("name")).toString();
            ++filled[name.startsWith(QLatin1String("t.")) ? QStringLiteral("template fields (all)")
                                                          : name];
            if (name == QLatin1String("kind"))
                kindValue = entry.toObject().value(QStringLiteral("value")).toString();
        }
        const QString id =
            report.value(QStringLiteral("media")).toString().section(QLatin1Char(':'), 1).toLower();
        const auto known = truth.find(id);
        QVERIFY2(known != truth.end(), qPrintable(id));
        const auto said = districts.find(report.value(QStringLiteral("district")).toString());
        districtSaid += said != districts.end();
        if (!known->second.district.isEmpty()) {
            ++district.of;
            const bool right = said != districts.end() && said->second == known->second.district;
            district.right += right;
            if (!right)
                out << "missed: " << id << ", " << known->second.district << ", told "
                    << (said == districts.end() ? QStringLiteral("none") : said->second) << '\n';
        }
        kindSaid += !kindValue.isEmpty();
        if (const auto nature = kKinds.find(known->second.nature); nature != kKinds.end()) {
            ++kind.of;
            const bool right = nature->second == kindValue;
            kind.right += right;
            if (!right)
                out << "missed: " << id << ", " << nature->first << ", told "
                    << (kindValue.isEmpty() ? QStringLiteral("none") : kindValue) << '\n';
        }
    }
    out << "| field | filled |\n|---|---|\n";
    for (const auto& [name, count] : filled)
        out << "| " << name << " | " << count << " / " << tickets << " |\n";
    out << "| district (of the pin) | " << districtSaid << " / " << tickets
        << " |\n\n| value | right |\n|---|---|\n| district | " << district.words()
        << " |\n| kind | " << kind.words() << " |\n";
    QCOMPARE(tickets, calls.toInt());
    QVERIFY(filled[QStringLiteral("summary")] == tickets);
    QVERIFY2(kindSaid * 2 > tickets, "the kind is hardly ever filled");
    QVERIFY2(districtSaid * 2 > tickets, "the district is hardly ever known");
}

QTEST_GUILESS_MAIN(RealTicketsTest)
#include "tst_real_tickets.moc"
