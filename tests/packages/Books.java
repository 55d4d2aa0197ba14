import com.adobe.epubcheck.tool.EpubChecker;

/** epubcheck over several books in one virtual machine, which needs longer to start than to check one. */
public class Books {
	public static void main(String[] books) {
		int failed = 0;
		for (String book : books) {
			System.out.println(book);
			failed += new EpubChecker().run(new String[] {book, "--failonwarnings"}) == 0 ? 0 : 1;
		}
		System.exit(failed);
	}
}
