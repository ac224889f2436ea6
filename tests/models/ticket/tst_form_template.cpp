#include <QTest>

#include "models/ticket/form_template.h"

using namespace lianxin;
using namespace lianxin::ticket;

namespace {

FormTemplate form(const char* id, std::vector<CategoryCode> categories)
{
    return {TemplateId{id}, id, std::move(categories), {}, {}};
}

} // namespace

class TestFormTemplate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void longestPrefixWins_data();
    void longestPrefixWins();
    void withoutFallbackThereMayBeNone();
    void fieldTypesAreReadBack();
};

void TestFormTemplate::longestPrefixWins_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("expected");
    QTest::newRow("leaf") << "010203"
                          << "indoor";
    QTest::newRow("branch") << "010299"
                            << "heating";
    QTest::newRow("second category of a template") << "0555"
                                                   << "heating";
    QTest::newRow("no template") << "0801"
                                 << "fallback";
    QTest::newRow("no category yet") << ""
                                     << "fallback";
}

void TestFormTemplate::longestPrefixWins()
{
    QFETCH(QString, code);
    QFETCH(QString, expected);
    const std::vector<FormTemplate> templates{
        form("heating", {CategoryCode{"0102"}, CategoryCode{"05"}}), form("fallback", {}),
        form("indoor", {CategoryCode{"010203"}})};
    const auto* found = templateFor(templates, CategoryCode{code.toStdString()});
    QVERIFY(found);
    QCOMPARE(QString::fromStdString(found->id.str()), expected);
}

void TestFormTemplate::withoutFallbackThereMayBeNone()
{
    QVERIFY(!templateFor({form("heating", {CategoryCode{"0102"}})}, CategoryCode{"0801"}));
    QVERIFY(!templateFor({}, CategoryCode{"0801"}));
}

void TestFormTemplate::fieldTypesAreReadBack()
{
    for (int i = 0; i <= static_cast<int>(FieldType::People); ++i)
        QVERIFY(parseFieldType(name(static_cast<FieldType>(i))) == static_cast<FieldType>(i));
    QVERIFY(!parseFieldType("colour"));
}

QTEST_APPLESS_MAIN(TestFormTemplate)
#include "tst_form_template.moc"
