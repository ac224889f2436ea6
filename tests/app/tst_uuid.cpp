#include "app/sync/uuid.h"

#include "models/engine/command_age.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QTest>

#include <set>

using namespace lianxin;

class TestUuid : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isVersionSeven();
    void tellsWhenItWasMade();
    void neverTwice();
};

void TestUuid::isVersionSeven()
{
    static const QRegularExpression kForm(
        QStringLiteral("^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"));
    for (int i = 0; i < 1000; ++i) {
        const QString id = QString::fromStdString(sync::newUuid());
        QVERIFY2(kForm.match(id).hasMatch(), qPrintable(id));
    }
}

void TestUuid::tellsWhenItWasMade()
{
    const qint64 before = QDateTime::currentMSecsSinceEpoch();
    const auto made = engine::mintedAt(sync::newUuid());
    const qint64 after = QDateTime::currentMSecsSinceEpoch();
    QVERIFY(made.has_value());
    QVERIFY(made->time_since_epoch().count() >= before);
    QVERIFY(made->time_since_epoch().count() <= after);
}

void TestUuid::neverTwice()
{
    constexpr std::size_t kMany = 20000;
    std::set<std::string> seen;
    while (seen.size() < kMany)
        QVERIFY(seen.insert(sync::newUuid()).second);
}

QTEST_APPLESS_MAIN(TestUuid)
#include "tst_uuid.moc"
