#include "app/sources/assistant_builder.h"
#include "models/wire/text_model_file.h"
#include "tests/models/assist/letters.h"

#include <QSignalSpy>
#include <QTest>

using namespace lianxin;
using sources::AssistantBuilder;

namespace {

constexpr int kPatienceMs = 20000;

std::shared_ptr<const engine::City> city()
{
    auto made = std::make_shared<engine::City>();
    made->name = "小城";
    made->categories = ticket::CategoryTree{{{CategoryCode{"01"}, "公用", {}},
                                             {CategoryCode{"0101"}, "供热", {"暖气"}},
                                             {CategoryCode{"0102"}, "噪声", {"打桩"}}}};
    return made;
}

QByteArray categoryFile()
{
    auto model = assist::trainTextModel(assist::madeUpLetters(20), {}).value();
    model.training.fingerprint = std::string(64, 'f');
    return QByteArray::fromStdString(wire::textModelFile(model));
}

/// The names of the assistants handed over, in order.
struct Ears {
    explicit Ears(AssistantBuilder& builder)
    {
        QObject::connect(&builder, &AssistantBuilder::built, &builder,
                         [this](const auto& assistant) {
                             models += QString::fromStdString(assistant->model());
                         });
        QObject::connect(&builder, &AssistantBuilder::refused, &builder,
                         [this](const QString& name, const QString& code) {
                             refused += name + QLatin1Char(' ') + code;
                         });
    }
    QStringList models;
    QStringList refused;
};

const QString kPlain = QStringLiteral("lianxin-assist 1");
const QString kTrained = QStringLiteral("lianxin-assist 1+ffffffffffff");

} // namespace

/// Help is made of what there is: with a trained model when the centre gave one, without when not.
class TestAssistantBuilder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingWithoutACity();
    void withAndWithoutAModel();
    void onlyWhatDiffersIsBuiltAnew();
    void whatWasAskedForLastIsHandedOver();
    void aModelThatCannotBeReadIsSaid_data();
    void aModelThatCannotBeReadIsSaid();
};

void TestAssistantBuilder::nothingWithoutACity()
{
    AssistantBuilder builder;
    const Ears ears(builder);
    builder.setModel(QStringLiteral("category"), categoryFile());
    QTest::qWait(0);
    QVERIFY(ears.models.isEmpty());
    builder.setCity(city());
    QTRY_COMPARE_WITH_TIMEOUT(ears.models, QStringList{kTrained}, kPatienceMs);
}

void TestAssistantBuilder::withAndWithoutAModel()
{
    AssistantBuilder builder;
    const Ears ears(builder);
    builder.setCity(city());
    QTRY_COMPARE_WITH_TIMEOUT(ears.models, QStringList{kPlain}, kPatienceMs);
    builder.setModel(QStringLiteral("category"), categoryFile());
    QTRY_COMPARE_WITH_TIMEOUT(ears.models, (QStringList{kPlain, kTrained}), kPatienceMs);
    builder.setModel(QStringLiteral("category"), {});
    QTRY_COMPARE_WITH_TIMEOUT(ears.models, (QStringList{kPlain, kTrained, kPlain}), kPatienceMs);
    QVERIFY(ears.refused.isEmpty());
}

void TestAssistantBuilder::onlyWhatDiffersIsBuiltAnew()
{
    AssistantBuilder builder;
    const Ears ears(builder);
    const auto file = categoryFile();
    builder.setModel(QStringLiteral("category"), file);
    builder.setCity(city());
    QTRY_COMPARE_WITH_TIMEOUT(ears.models.size(), 1, kPatienceMs);
    builder.setModel(QStringLiteral("category"), file);
    builder.setModel(QStringLiteral("addresses"), {});
    builder.setCity(city());
    QTRY_COMPARE_WITH_TIMEOUT(ears.models.size(), 2, kPatienceMs);
}

void TestAssistantBuilder::whatWasAskedForLastIsHandedOver()
{
    AssistantBuilder builder;
    const Ears ears(builder);
    builder.setCity(city());
    builder.setModel(QStringLiteral("category"), categoryFile());
    QTRY_VERIFY_WITH_TIMEOUT(!ears.models.isEmpty(), kPatienceMs);
    QCOMPARE(ears.models, QStringList{kTrained});
}

void TestAssistantBuilder::aModelThatCannotBeReadIsSaid_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("refused");
    QTest::newRow("another file") << "category" << QByteArray("{}") << "category not_a_model";
    QTest::newRow("damaged") << "category" << categoryFile().chopped(9) << "category damaged";
    QTest::newRow("a later one") << "addresses" << QByteArray("lianxin-address-model 7 x")
                                 << "addresses unknown_version";
    QTest::newRow("another model") << "districts" << categoryFile() << "districts not_a_model";
}

void TestAssistantBuilder::aModelThatCannotBeReadIsSaid()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, file);
    QFETCH(QString, refused);
    AssistantBuilder builder;
    const Ears ears(builder);
    builder.setModel(name, file);
    builder.setCity(city());
    QTRY_COMPARE_WITH_TIMEOUT(ears.models, QStringList{kPlain}, kPatienceMs);
    QCOMPARE(ears.refused, QStringList{refused});
}

QTEST_GUILESS_MAIN(TestAssistantBuilder)
#include "tst_assistant_builder.moc"
