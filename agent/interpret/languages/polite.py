"""Languages that are not read yet: a sentence in each that says what is needed."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OtherLanguage:
    """A language by its script, or by its commonest words, and what to say in it."""

    code: str
    sign: re.Pattern[str]
    sentence: str

    @property
    def is_script(self) -> bool:
        """Whether the sign matches letters of a script of its own, not words."""
        return self.sign.pattern.startswith("[")


def _script(first: str, last: str) -> re.Pattern[str]:
    return re.compile(rf"[{first}-{last}]")


def _common(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words.split())})\b", re.IGNORECASE)


OTHERS: tuple[OtherLanguage, ...] = (
    OtherLanguage(
        "ja",
        _script("ぁ", "ヿ"),
        "申し訳ありませんが、まだ日本語は読めません。英語・ドイツ語・韓国語で、何を決めたいか、制限、"
        "最大または最小にしたいもの、すべての数値を書いてください。データファイルは --data で渡せます。",
    ),
    OtherLanguage(
        "zh",
        _script("一", "鿿"),
        "抱歉，我还不能阅读中文。请用英语、德语或韩语说明要决定什么、有哪些限制、什么应当最大或最小，并给出所有数字；"
        "数据文件可以用 --data 提供。",
    ),
    OtherLanguage(
        "ru",
        _script("а", "я"),
        "Извините, по-русски я пока не читаю. Напишите по-английски, по-немецки или по-корейски, что нужно "
        "решить, что это ограничивает, что должно быть как можно больше или меньше, и все числа; файлы с "
        "данными принимаются через --data.",
    ),
    OtherLanguage(
        "ar",
        _script("ء", "ي"),
        "عذرًا، لا أقرأ العربية بعد. اكتب بالإنجليزية أو الألمانية أو الكورية ما المطلوب تحديده، وما القيود، "
        "وما الذي يجب أن يكون أكبر أو أصغر ما يمكن، مع كل الأرقام؛ وتُقبل ملفات البيانات عبر --data.",
    ),
    OtherLanguage(
        "hi",
        _script("अ", "ह"),
        "क्षमा करें, मैं अभी हिन्दी नहीं पढ़ पाता। कृपया अंग्रेज़ी, जर्मन या कोरियाई में बताइए कि क्या तय करना है, क्या सीमाएँ हैं, "
        "क्या सबसे अधिक या सबसे कम होना चाहिए, और सभी संख्याएँ; डेटा फ़ाइल --data से दी जा सकती है।",
    ),
    OtherLanguage(
        "el",
        _script("α", "ω"),
        "Συγγνώμη, δεν διαβάζω ακόμη ελληνικά. Γράψτε στα αγγλικά, στα γερμανικά ή στα κορεατικά τι πρέπει να "
        "αποφασιστεί, τι το περιορίζει, τι πρέπει να γίνει μέγιστο ή ελάχιστο, και όλους τους αριθμούς· αρχεία "
        "δεδομένων δίνονται με --data.",
    ),
    OtherLanguage(
        "fr",
        _common(
            "le la les des est une dans pour avec combien quel quelle faut pas sur chaque et du que"
        ),
        "Désolé, je ne lis pas encore le français. Écrivez en anglais, en allemand ou en coréen ce qu'il faut "
        "décider, ce qui le limite, ce qui doit être le plus grand ou le plus petit possible, et tous les "
        "nombres ; un fichier de données se donne avec --data.",
    ),
    OtherLanguage(
        "es",
        _common(
            "el los las una para con cuántos cuántas cuánto qué debe cada más por es que del hay"
        ),
        "Lo siento, todavía no leo español. Escriba en inglés, alemán o coreano qué hay que decidir, qué lo "
        "limita, qué debe ser lo mayor o lo menor posible, y todos los números; un archivo de datos se da con "
        "--data.",
    ),
    OtherLanguage(
        "it",
        _common("il lo gli una per con quanti quante quanto ogni deve più che di sono della ha"),
        "Mi dispiace, non leggo ancora l'italiano. Scriva in inglese, tedesco o coreano che cosa si deve "
        "decidere, che cosa lo limita, che cosa deve essere il più grande o il più piccolo possibile, e tutti i "
        "numeri; un file di dati si indica con --data.",
    ),
    OtherLanguage(
        "pt",
        _common("os as uma para com quantos quantas quanto cada deve mais são não que em do da há"),
        "Desculpe, ainda não leio português. Escreva em inglês, alemão ou coreano o que se deve decidir, o que "
        "o limita, o que deve ser o maior ou o menor possível, e todos os números; um arquivo de dados é dado "
        "com --data.",
    ),
    OtherLanguage(
        "nl",
        _common("het een voor met hoeveel welke elke moet niet van zijn en kan mijn weegt"),
        "Sorry, Nederlands lees ik nog niet. Schrijf in het Engels, Duits of Koreaans wat er beslist moet "
        "worden, wat dat begrenst, wat zo groot of zo klein mogelijk moet zijn, en alle getallen; een "
        "gegevensbestand geeft u met --data.",
    ),
    OtherLanguage(
        "tr",
        _common("bir ve için ile kaç ne her en nasıl çok olan kadar daha bu da"),
        "Üzgünüm, henüz Türkçe okuyamıyorum. Neye karar verileceğini, neyin sınırladığını, neyin en büyük ya da "
        "en küçük olması gerektiğini ve bütün sayıları İngilizce, Almanca ya da Korece yazın; veri dosyası "
        "--data ile verilir.",
    ),
    OtherLanguage(
        "pl",
        _common("jest nie jak każdy ile oraz dla się do na co ma które najmniejszy największy"),
        "Przepraszam, po polsku jeszcze nie czytam. Proszę napisać po angielsku, niemiecku lub koreańsku, o czym "
        "trzeba zdecydować, co to ogranicza, co ma być jak największe lub jak najmniejsze, oraz wszystkie "
        "liczby; plik z danymi podaje się przez --data.",
    ),
    OtherLanguage(
        "sv",
        _common("och är ett för med hur många varje ska inte som på av den det kan"),
        "Tyvärr läser jag inte svenska än. Skriv på engelska, tyska eller koreanska vad som ska bestämmas, vad "
        "som begränsar det, vad som ska bli så stort eller litet som möjligt, och alla tal; en datafil ges med "
        "--data.",
    ),
)
