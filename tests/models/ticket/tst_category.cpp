#include <QTest>

#include "models/ticket/category.h"
#include "models/ticket/field.h"
#include "models/ticket/kind.h"

using namespace lianxin;
using namespace lianxin::ticket;

namespace {

CategoryTree tree()
{
    return CategoryTree({{CategoryCode{"010203"}, "温度不达标", {"不热"}},
                         {CategoryCode{"01"}, "城市管理", {}},
                         {CategoryCode{"0102"}, "供热", {}}});
}

} // namespace

class TestCategory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void covers_data();
    void covers();
    void pathAndLeaf();
    void kindsAreReadBack();
    void originsAreReadBack();
};

void TestCategory::covers_data()
{
    QTest::addColumn<QString>("prefix");
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("expected");
    QTest::newRow("itself") << "0102"
                            << "0102" << true;
    QTest::newRow("below") << "01"
                           << "010203" << true;
    QTest::newRow("everything") << ""
                                << "010203" << true;
    QTest::newRow("above") << "010203"
                           << "0102" << false;
    QTest::newRow("beside") << "0103"
                            << "010203" << false;
}

void TestCategory::covers()
{
    QFETCH(QString, prefix);
    QFETCH(QString, code);
    QFETCH(bool, expected);
    QCOMPARE(ticket::covers(CategoryCode{prefix.toStdString()}, CategoryCode{code.toStdString()}),
             expected);
}

void TestCategory::pathAndLeaf()
{
    const auto categories = tree();
    QCOMPARE(QString::fromStdString(categories.path(CategoryCode{"010203"})),
             QStringLiteral("城市管理 › 供热 › 温度不达标"));
    QCOMPARE(QString::fromStdString(categories.path(CategoryCode{"01"})),
             QStringLiteral("城市管理"));
    QVERIFY(categories.path(CategoryCode{"99"}).empty());
    QVERIFY(categories.isLeaf(CategoryCode{"010203"}));
    QVERIFY(!categories.isLeaf(CategoryCode{"0102"}));
    QVERIFY(!categories.isLeaf(CategoryCode{"999999"}));
    QCOMPARE(categories.all().front().code, CategoryCode{"01"});
}

void TestCategory::kindsAreReadBack()
{
    for (const auto kind : kKinds) {
        QVERIFY(parseKind(name(kind)) == kind);
        QVERIFY(parseKind(chineseName(kind)) == kind);
    }
    QVERIFY(!parseKind("咨询 "));
    QVERIFY(parseUrgency("紧急") == Urgency::Urgent);
    QVERIFY(parseUrgency("emergency") == Urgency::Emergency);
    QVERIFY(!parseUrgency(""));
}

void TestCategory::originsAreReadBack()
{
    for (const auto origin :
         {Origin::Guess, Origin::Accepted, Origin::Typed, Origin::Line, Origin::History}) {
        QVERIFY(parseOrigin(name(origin)) == origin);
        QCOMPARE(isConfirmed(origin), origin != Origin::Guess);
    }
}

QTEST_APPLESS_MAIN(TestCategory)
#include "tst_category.moc"
